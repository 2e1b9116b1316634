package dev.caesura.cli.cluster;

import dev.caesura.schemas.topic.TopicSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives the commands to run where topics differ from Caesura's needs. */
public final class TopicAdvice {

    private TopicAdvice() {}

    /** The commands for these differences, a sentence each. */
    public static List<String> of(Map<String, List<String>> differences) {
        List<String> advice = new ArrayList<>();
        if (any(differences, TopicSetup.MISSING)) {
            advice.add("caesura topics create creates the missing topics.");
        }
        if (any(differences, " must be ")) {
            advice.add("caesura topics repair --execute corrects the settings.");
        }
        if (any(differences, " partitions")) {
            advice.add(
                    "The number of partitions can't be changed while conversations are open: create"
                            + " the topics under another prefix, and switch the services over.");
        }
        if (any(differences, " copies")) {
            advice.add("kafka-reassign-partitions.sh changes the number of copies.");
        }
        return advice;
    }

    private static boolean any(Map<String, List<String>> differences, String part) {
        return differences.values().stream()
                .flatMap(List::stream)
                .anyMatch(line -> line.contains(part));
    }
}

package dev.caesura.benchmarks.peer;

import dev.caesura.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The setup of a system under test.
 *
 * @param bootstrapServers Kafka's address
 * @param run the run's name, which is also the group's
 * @param topics the topics that it reads and writes
 * @param state a folder for its state
 * @param gap the longest pause inside a burst
 * @param settings further settings, by Kafka's names
 */
public record Setup(
        String bootstrapServers,
        String run,
        Topics topics,
        Path state,
        Duration gap,
        Map<String, String> settings) {

    /** Caesura's bursts of this account end after a gap of their own, however long the others'. */
    public static final String QUICK_ACCOUNT = "quick";

    /** The gap of that account. */
    public static final Duration QUICK_GAP = Duration.ofMillis(500);

    private static final int FIXED = 5;

    public Setup {
        settings = Map.copyOf(settings);
    }

    List<String> toArguments() {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(
                List.of(bootstrapServers, run, topics.prefix(), state.toString(), gap.toString()));
        settings.forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments;
    }

    static Setup of(List<String> arguments) {
        Map<String, String> settings = new HashMap<>();
        for (String setting : arguments.subList(FIXED, arguments.size())) {
            String[] parts = setting.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        return new Setup(
                arguments.get(0),
                arguments.get(1),
                new Topics(arguments.get(2)),
                Path.of(arguments.get(3)),
                Duration.parse(arguments.get(4)),
                settings);
    }
}

package dev.caesura.console.deadletters;

import dev.caesura.schemas.deadletters.DeadLetter;
import dev.caesura.schemas.deadletters.DeadLetterBox;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the dead letters from their topic, which holds few records. */
public final class DeadLetterReader {

    /** The most that are read: the latest. */
    static final int MOST = 1_000;

    private final Map<String, Object> client;
    private final Topics topics;

    /**
     * A reader.
     *
     * @param client how to reach the brokers
     */
    public DeadLetterReader(Map<String, Object> client, Topics topics) {
        this.client = client;
        this.topics = topics;
    }

    /** The wanted ones since a time, the latest first. Blocks while it reads. */
    List<DeadLetter> read(Instant since, Predicate<DeadLetter> wanted) {
        DeadLetterBox box = new DeadLetterBox(wanted, MOST);
        try (LogReader reader = new LogReader(client, topics, List.of(topics.deadLetters()))) {
            reader.readToEnd(Start.at(since), box::add, (passed, total) -> {});
        }
        return box.letters().stream()
                .sorted(Comparator.comparing(DeadLetter::at).reversed())
                .toList();
    }
}

package dev.caesura.console.log;

import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads earlier records, from the log itself. */
public final class PastReader {

    private final Map<String, Object> client;
    private final Topics topics;

    /**
     * A reader.
     *
     * @param client how to reach the brokers
     */
    public PastReader(Map<String, Object> client, Topics topics) {
        this.client = client;
        this.topics = topics;
    }

    /**
     * Passes on every record of some topics since a time, each partition in its order. Blocks while
     * it reads.
     *
     * @param names the topics, of those that the reader knows
     */
    public void read(Instant since, Function<Topics, List<String>> names, Consumer<LogEntry> sink) {
        try (LogReader reader = new LogReader(client, topics, names.apply(topics))) {
            reader.readToEnd(Start.at(since), sink, (passed, total) -> {});
        }
    }
}

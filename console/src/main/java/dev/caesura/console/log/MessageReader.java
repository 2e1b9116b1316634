package dev.caesura.console.log;

import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads what contacts sent, from the log itself. */
public final class MessageReader {

    private final Map<String, Object> client;
    private final Topics topics;

    /**
     * A reader.
     *
     * @param client how to reach the brokers
     */
    public MessageReader(Map<String, Object> client, Topics topics) {
        this.client = client;
        this.topics = topics;
    }

    /** Hands on every message since then, each partition in its order. Blocks while it reads. */
    public void read(Instant since, Consumer<LogEntry> sink) {
        List<String> messages = List.of(topics.messages().name());
        try (LogReader reader = new LogReader(client, topics, messages)) {
            reader.readToEnd(Start.at(since), sink, (passed, total) -> {});
        }
    }
}

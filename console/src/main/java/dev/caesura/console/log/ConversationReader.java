package dev.caesura.console.log;

import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Reads one conversation's records from the log itself: those that are older than the records in
 * memory.
 */
public final class ConversationReader {

    private static final int MOST = 5_000;

    private final Map<String, Object> client;
    private final Topics topics;

    /**
     * A reader for any conversation.
     *
     * @param client how to reach the brokers
     */
    public ConversationReader(Map<String, Object> client, Topics topics) {
        this.client = client;
        this.topics = topics;
    }

    /**
     * A conversation's records since a time, in order of time; the last {@value #MOST}. Blocks
     * while it reads.
     */
    public List<LogEntry> read(String id, Instant since) {
        List<LogEntry> entries = new ArrayList<>();
        try (LogReader reader = LogReader.ofConversation(client, topics, id)) {
            reader.readToEnd(
                    Start.at(since),
                    entry -> {
                        if (id.equals(entry.key())) {
                            Slim.of(entry).ifPresent(entries::add);
                        }
                    },
                    (passed, total) -> {});
        }
        entries.sort(Comparator.comparing(LogEntry::at));
        return List.copyOf(entries.subList(Math.max(0, entries.size() - MOST), entries.size()));
    }
}

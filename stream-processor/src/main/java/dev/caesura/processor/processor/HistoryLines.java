package dev.caesura.processor.processor;

import dev.caesura.processor.store.MessageHistory;
import dev.caesura.schemas.event.HistoryEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Shows lines of the history as events have them. */
public final class HistoryLines {

    private HistoryLines() {}

    /** A line as an event has it. */
    public static HistoryEntry entry(MessageHistory.Line line) {
        Instant at = Instant.ofEpochMilli(line.at());
        if (line.kind() == MessageHistory.Kind.REPLY) {
            return new HistoryEntry(
                    HistoryEntry.Role.BOT,
                    "text",
                    new String(line.bytes(), StandardCharsets.UTF_8),
                    at);
        }
        MessageHead head = MessageHead.read(line.bytes());
        HistoryEntry.Role role =
                line.kind() == MessageHistory.Kind.ECHO
                        ? HistoryEntry.Role.PERSON
                        : HistoryEntry.Role.CONTACT;
        return new HistoryEntry(role, head.type(), head.text(), at);
    }
}

package dev.caesura.processor.store;

import dev.caesura.processor.message.MessageHead;
import dev.caesura.schemas.event.HistoryEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Converts history lines to the form that events have. */
public final class HistoryLines {

    private HistoryLines() {}

    /** A line in the form of events, with its whole text. */
    public static HistoryEntry entry(History.Line line) {
        return entry(line, Integer.MAX_VALUE);
    }

    /**
     * A line in the form of events.
     *
     * @param longest the most characters of its text; the rest is cut
     */
    public static HistoryEntry entry(History.Line line, int longest) {
        Instant at = Instant.ofEpochMilli(line.at());
        if (line.kind() == History.Kind.REPLY) {
            String text = new String(line.bytes(), StandardCharsets.UTF_8);
            return new HistoryEntry(HistoryEntry.Role.BOT, "text", cut(text, longest), at);
        }
        MessageHead head = MessageHead.read(line.bytes());
        HistoryEntry.Role role =
                line.kind() == History.Kind.ECHO
                        ? HistoryEntry.Role.PERSON
                        : HistoryEntry.Role.CONTACT;
        return new HistoryEntry(role, head.type(), cut(head.text(), longest), name(head), at);
    }

    private static @Nullable String name(MessageHead head) {
        return head.group() ? head.senderName() == null ? head.sender() : head.senderName() : null;
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}

package dev.caesura.sender.handoff.inbox;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.HistoryEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is posted of a hand-off.
 *
 * @param id the hand-off: the same for the same outcome, however often it is read
 * @param conversation whom a person is to answer
 * @param reason why Caesura does not, as a short code such as {@code stale-handed-off}
 * @param at when that was decided
 * @param messageIds the messages that nobody has answered
 * @param lines the last lines of the conversation, oldest first, without what was deleted
 * @param link where the console shows the conversation; null if it is not known
 */
public record Posting(
        String id,
        ConversationId conversation,
        String reason,
        Instant at,
        List<String> messageIds,
        List<HistoryEntry> lines,
        @Nullable String link) {

    public Posting {
        messageIds = List.copyOf(messageIds);
        lines = List.copyOf(lines);
    }
}

package dev.caesura.sender.handoff.inbox;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.HistoryEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The posting of a hand-off.
 *
 * @param id the hand-off: the same for the same outcome, however often it is read
 * @param conversation the conversation that a person is to answer
 * @param reason the reason why Caesura does not, as a short code such as {@code stale-handed-off}
 * @param at the time of that decision
 * @param messageIds the messages that nobody has answered
 * @param lines the last lines of the conversation, oldest first, without deleted messages
 * @param link the console's address of the conversation; null if it is not known
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

package dev.caesura.processor.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caesura.schemas.event.HistoryEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation, as a query shows it.
 *
 * @param conversationId the conversation
 * @param standing open, paused or stopped
 * @param reason why it is paused or stopped
 * @param pausedUntil the end of the pause
 * @param openBursts bursts that can still grow
 * @param turn the turn in flight
 * @param waiting request ids of closed bursts that wait for the turn
 * @param replies how many replies the contact was sent
 * @param recent the last answers
 * @param history the last messages and replies, oldest first; empty in a list of conversations
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationView(
        String conversationId,
        String standing,
        @Nullable String reason,
        @Nullable Instant pausedUntil,
        List<OpenBurst> openBursts,
        @Nullable TurnView turn,
        List<String> waiting,
        int replies,
        List<Answer> recent,
        List<HistoryEntry> history) {

    /**
     * A burst that can still grow.
     *
     * @param openedAt arrival of its first message
     * @param lastMessageAt arrival of its last message
     * @param messages how many there are
     * @param closesAt its deadline, if nothing more arrives
     */
    public record OpenBurst(
            Instant openedAt, Instant lastMessageAt, int messages, Instant closesAt) {}

    /**
     * A turn in flight.
     *
     * @param state held, generating, postponed, recalled or delivering
     * @param limitAt when it has stood still for too long
     */
    public record TurnView(String requestId, String state, int attempt, Instant limitAt) {}

    /** An answer that was given. */
    public record Answer(String question, String reply, Instant at) {}
}

package dev.caesura.processor.domain.turn;

import dev.caesura.schemas.event.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/** Something that happened to a conversation. Times are in milliseconds since the epoch. */
public sealed interface ConversationEvent {

    /** When it happened, by the log. */
    long at();

    /** A burst ended. */
    record BurstClosed(AskedBurst burst, long at) implements ConversationEvent {}

    /** A text was generated, or could not be. */
    record DraftArrived(
            String requestId, int attempt, @Nullable String text, @Nullable String error, long at)
            implements ConversationEvent {}

    /** A reply got a step further, or not. */
    record DeliveryReported(
            @Nullable String replyId,
            DeliveryStatus status,
            boolean retryable,
            @Nullable String error,
            long at)
            implements ConversationEvent {}

    /** All that arrived before this moment has been read: the turn's limit may be looked at. */
    record TimeRead(long at) implements ConversationEvent {}

    /** Somebody wants the turn in flight to be given up. */
    record Unlocked(long at) implements ConversationEvent {}
}

package dev.caesura.processor.domain.turn;

import dev.caesura.schemas.event.DeliveryStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a conversation. Times are in milliseconds since the epoch. */
public sealed interface ConversationEvent {

    /** When it happened, by the log. */
    long at();

    /** A burst ended. */
    record BurstClosed(AskedBurst burst, long at) implements ConversationEvent {}

    /** A text was generated, or could not be. */
    record DraftArrived(
            String requestId,
            int attempt,
            @Nullable String text,
            @Nullable String error,
            List<Opinion> opinions,
            long at)
            implements ConversationEvent {}

    /** A reply got a step further, or not. */
    record DeliveryReported(
            @Nullable String replyId,
            DeliveryStatus status,
            @Nullable String providerMessageId,
            boolean retryable,
            @Nullable String error,
            long at)
            implements ConversationEvent {}

    /** All that arrived before this moment has been read: the turn's limit may be looked at. */
    record TimeRead(long at) implements ConversationEvent {}

    /** Somebody wants the turn in flight to be given up. */
    record Unlocked(long at) implements ConversationEvent {}

    /**
     * Nothing more is to be answered until somebody resumes it.
     *
     * @param reason a short code
     */
    record Stopped(String reason, long at) implements ConversationEvent {}

    /**
     * A person has the conversation for a while.
     *
     * @param until the end of that while; null for as long as the policy says
     * @param reason a short code
     */
    record Paused(@Nullable Long until, String reason, long at) implements ConversationEvent {}

    /** The conversation is Caesura's again. */
    record Resumed(long at) implements ConversationEvent {}

    /** Everything about the conversation is to be erased. */
    record Forgotten(long at) implements ConversationEvent {}

    /**
     * What an embedding makes of a draft and a recent reply.
     *
     * @param replyId the recent reply
     * @param score how alike they are, 0 to 1
     */
    record Opinion(String replyId, double score) {}
}

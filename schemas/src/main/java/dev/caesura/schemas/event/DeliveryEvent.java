package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a reply on its way, from the sender or from a status webhook.
 *
 * @param replyId the reply; null in a status webhook that carries only the provider's id
 * @param requestId the request that the reply answers; null if the provider does not return it
 * @param conversationId the conversation
 * @param status how far it got
 * @param providerMessageId the channel's id of the sent message; in an attempt at the rest of a
 *     long reply, that of the previous part
 * @param at when it happened
 * @param error why it failed
 * @param retryable whether the sender keeps trying after this failure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryEvent(
        @Nullable String replyId,
        @Nullable String requestId,
        String conversationId,
        DeliveryStatus status,
        @Nullable String providerMessageId,
        Instant at,
        @Nullable String error,
        boolean retryable)
        implements Event {

    /**
     * The error of a reply that is deliberately not sent: its turn has ended, or its attempt is
     * void. Nothing of it was sent, and another reply to the same request may follow under its id.
     */
    public static final String WITHDRAWN = "withdrawn";

    /**
     * The error of a reply that is given up although nobody knows whether it, or a part of it, was
     * sent.
     */
    public static final String AMBIGUOUS = "ambiguous";
}

package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * Asks for the one answer to one burst.
 *
 * @param requestId derived from the conversation and the burst's first message, never random
 * @param conversationId the conversation
 * @param attempt 1 for the first, more when the turn was asked again; a draft of an earlier attempt
 *     is dropped
 * @param early whether the burst is still open: the draft is sent only if no message joins before
 *     its end
 * @param messages the burst, in order of arrival
 * @param openedAt arrival of the first message
 * @param lastMessageAt arrival of the last message
 * @param closedAt the moment at which the burst ended: its deadline, or the arrival of the record
 *     that closed it early; for an early request, its present deadline
 * @param closeReason why it ended
 * @param history the conversation before this burst, oldest first
 * @param recentReplies the replies of a moment ago, newest last: not to be repeated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplyRequest(
        String requestId,
        String conversationId,
        @JsonProperty(required = true) int attempt,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean early,
        List<InboundMessage> messages,
        Instant openedAt,
        Instant lastMessageAt,
        Instant closedAt,
        CloseReason closeReason,
        List<HistoryEntry> history,
        List<RecentReply> recentReplies)
        implements Event {

    public ReplyRequest {
        messages = messages == null ? List.of() : List.copyOf(messages);
        history = history == null ? List.of() : List.copyOf(history);
        recentReplies = recentReplies == null ? List.of() : List.copyOf(recentReplies);
    }

    /** A request that is made at its burst's end. */
    public ReplyRequest(
            String requestId,
            String conversationId,
            int attempt,
            List<InboundMessage> messages,
            Instant openedAt,
            Instant lastMessageAt,
            Instant closedAt,
            CloseReason closeReason,
            List<HistoryEntry> history,
            List<RecentReply> recentReplies) {
        this(
                requestId,
                conversationId,
                attempt,
                false,
                messages,
                openedAt,
                lastMessageAt,
                closedAt,
                closeReason,
                history,
                recentReplies);
    }

    /** A draft that answers this request now. */
    public ReplyDraft answer(String text) {
        return new ReplyDraft(
                requestId,
                conversationId,
                attempt,
                text,
                null,
                Instant.now(),
                0,
                List.of(),
                null,
                false);
    }

    /**
     * A draft that says now that there is no answer.
     *
     * @param error why; never shown to the contact
     * @param retryable whether it is a temporary outage, so that the turn waits and asks again
     */
    public ReplyDraft fail(String error, boolean retryable) {
        return new ReplyDraft(
                requestId,
                conversationId,
                attempt,
                null,
                null,
                Instant.now(),
                0,
                List.of(),
                error,
                retryable);
    }
}

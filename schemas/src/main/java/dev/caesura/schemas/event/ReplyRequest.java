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
 * @param attempt 1 for the first, more when the turn was asked again
 * @param messages the burst, in order of arrival
 * @param openedAt arrival of the first message
 * @param lastMessageAt arrival of the last message
 * @param closedAt the moment at which the burst ended: its deadline, or the arrival of what closed
 *     it early
 * @param closeReason why it ended
 * @param history the conversation before this burst, oldest first
 * @param recentReplies what was answered a moment ago, newest last: not to be repeated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplyRequest(
        String requestId,
        String conversationId,
        @JsonProperty(required = true) int attempt,
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
}

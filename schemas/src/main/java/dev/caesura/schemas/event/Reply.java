package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;

/**
 * A draft that passed the checks and may be sent.
 *
 * @param replyId derived from the conversation and the burst's first message, never random
 * @param requestId the request that it answers
 * @param conversationId the conversation
 * @param text what to send
 * @param approvedAt when it passed
 * @param route the {@link InboundMessage#route} of the burst: of its last message that has one
 */
public record Reply(
        String replyId,
        String requestId,
        String conversationId,
        String text,
        Instant approvedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> route)
        implements Event {

    public Reply {
        route = Routes.copy(route);
    }
}

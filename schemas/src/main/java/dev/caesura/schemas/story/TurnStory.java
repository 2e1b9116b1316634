package dev.caesura.schemas.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn from its first request to its end.
 *
 * @param requestId the turn
 * @param openedAt arrival of the burst's first message
 * @param closedAt when the burst ended
 * @param closeReason why the burst ended
 * @param messageIds the ids of the burst's messages
 * @param askedAt when it was requested, once for each attempt
 * @param drafts the drafts
 * @param reply the reply
 * @param deliveries how far the reply got
 * @param outcome the outcome of the turn; null while it is in flight
 * @param why its outcome, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TurnStory(
        String requestId,
        Instant openedAt,
        Instant closedAt,
        CloseReason closeReason,
        List<String> messageIds,
        List<Instant> askedAt,
        List<ReplyDraft> drafts,
        @Nullable Reply reply,
        List<DeliveryEvent> deliveries,
        @Nullable Outcome outcome,
        String why) {}

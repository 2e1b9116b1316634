package dev.caesura.processor.domain.turn;

import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.schemas.event.CloseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A closed burst that is being answered, or waits for it.
 *
 * @param requestId derived from the conversation and the first message
 * @param burst which messages belong to it
 * @param closedAt when it ended, in milliseconds since the epoch
 * @param reason why it ended
 * @param messageIds its messages, in order of arrival
 * @param said what it says, as far as the rules look at it
 * @param route what a reply must carry to reach the contact; passed on, and never looked at
 */
public record AskedBurst(
        String requestId,
        Burst burst,
        long closedAt,
        CloseReason reason,
        List<String> messageIds,
        Said said,
        Map<String, String> route) {

    public AskedBurst {
        messageIds = List.copyOf(messageIds);
        // State that older versions stored has none.
        route = route == null ? Map.of() : Map.copyOf(route);
    }

    /** This burst and a later one as one, under this one's id. */
    AskedBurst supersededBy(AskedBurst later) {
        List<String> all = new ArrayList<>(messageIds);
        all.addAll(later.messageIds);
        return new AskedBurst(
                requestId,
                burst.merge(later.burst),
                later.closedAt,
                CloseReason.SUPERSEDE,
                all,
                said.followedBy(later.said),
                later.route.isEmpty() ? route : later.route);
    }
}

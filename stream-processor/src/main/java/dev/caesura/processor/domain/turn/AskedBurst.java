package dev.caesura.processor.domain.turn;

import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.schemas.event.CloseReason;
import java.util.ArrayList;
import java.util.List;

/**
 * A closed burst that is being answered, or waits for it.
 *
 * @param requestId derived from the conversation and the first message
 * @param burst which messages belong to it
 * @param closedAt when it ended, in milliseconds since the epoch
 * @param reason why it ended
 * @param messageIds its messages, in order of arrival
 * @param said what it says, as far as the rules look at it
 */
public record AskedBurst(
        String requestId,
        Burst burst,
        long closedAt,
        CloseReason reason,
        List<String> messageIds,
        Said said) {

    public AskedBurst {
        messageIds = List.copyOf(messageIds);
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
                said.followedBy(later.said));
    }
}

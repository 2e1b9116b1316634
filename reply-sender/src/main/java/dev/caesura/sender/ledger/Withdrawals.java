package dev.caesura.sender.ledger;

import dev.caesura.schemas.event.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The turns of one partition that ended before their reply was sent: a person took over, a stop, or
 * a newer turn. The oldest are forgotten beyond a number. Not thread-safe: its owner guards it.
 */
final class Withdrawals {

    private static final int KEPT = 10_000;

    private final Map<String, Instant> endedAt = new LinkedHashMap<>();

    void apply(Outcome outcome) {
        boolean withdrawn =
                outcome.subject() == Outcome.Subject.TURN
                        && (outcome.outcome() == Outcome.Kind.CANCELLED
                                || outcome.outcome() == Outcome.Kind.SUPERSEDED);
        if (!withdrawn) {
            return;
        }
        String turn = outcome.requestId() == null ? outcome.id() : outcome.requestId();
        endedAt.remove(turn);
        endedAt.put(turn, outcome.at());
        if (endedAt.size() > KEPT) {
            endedAt.remove(endedAt.keySet().iterator().next());
        }
    }

    /** Whether a turn ended after its reply was approved. */
    boolean contain(String requestId, Instant approvedAt) {
        Instant ended = endedAt.get(requestId);
        return ended != null && !ended.isBefore(approvedAt);
    }

    void clear() {
        endedAt.clear();
    }
}

package dev.caesura.sender.ledger;

import dev.caesura.schemas.event.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The turns and attempts of one partition that ended before their reply was sent: a person took
 * over, a stop, a message that joined, was changed or was deleted. The oldest are forgotten beyond
 * a number. Not thread-safe: its owner guards it.
 */
final class Withdrawals {

    private static final int KEPT = 10_000;

    private final Map<String, Instant> endedAt = new LinkedHashMap<>();

    void apply(Outcome outcome) {
        if (!withdraws(outcome)) {
            return;
        }
        String turn = outcome.requestId() == null ? outcome.id() : outcome.requestId();
        Instant before = endedAt.remove(turn);
        endedAt.put(turn, before != null && before.isAfter(outcome.at()) ? before : outcome.at());
        if (endedAt.size() > KEPT) {
            endedAt.remove(endedAt.keySet().iterator().next());
        }
    }

    /** A reply that was approved before belongs to the turn or attempt that is void now. */
    private static boolean withdraws(Outcome outcome) {
        boolean isVoid =
                outcome.outcome() == Outcome.Kind.CANCELLED
                        || outcome.outcome() == Outcome.Kind.SUPERSEDED
                        || outcome.outcome() == Outcome.Kind.WITHDRAWN;
        return isVoid && outcome.subject() != Outcome.Subject.MESSAGE;
    }

    /** Whether a turn, or the attempt that a reply answers, ended after the reply was approved. */
    boolean contain(String requestId, Instant approvedAt) {
        Instant ended = endedAt.get(requestId);
        return ended != null && !ended.isBefore(approvedAt);
    }

    void clear() {
        endedAt.clear();
    }
}

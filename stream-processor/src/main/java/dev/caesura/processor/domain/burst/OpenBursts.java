package dev.caesura.processor.domain.burst;

import dev.caesura.schemas.event.CloseReason;
import java.util.ArrayList;
import java.util.List;

/**
 * The bursts of one conversation that can still grow, oldest first: almost always one, more only
 * within the grace period.
 *
 * <pre>
 *   none ──arrive──▶ open ──arrive──▶ open (longer, or two become one)
 *                     │
 *                     ├──arrive, full──▶ closed: max-messages
 *                     ├──due───────────▶ closed: inactivity | max-wait
 *                     └──closeAll──────▶ closed: keyword | flush | …
 * </pre>
 *
 * @param bursts in order of arrival
 */
public record OpenBursts(List<Burst> bursts) {

    /** No open burst. */
    public static final OpenBursts NONE = new OpenBursts(List.of());

    public OpenBursts {
        bursts = List.copyOf(bursts);
    }

    /**
     * What a step leaves open, and what it closed.
     *
     * @param open what can still grow
     * @param closed what ended, in order of the deadlines
     */
    public record Step(OpenBursts open, List<Closing> closed) {}

    /** Takes a message into the burst that it continues, or opens one. */
    public Step arrive(long at, long offset, int bytes, BurstRules rules) {
        Burst grown = Burst.of(at, offset, bytes);
        List<Burst> others = new ArrayList<>(bursts.size());
        for (Burst burst : bursts) {
            if (burst.accepts(at, rules)) {
                grown = grown.merge(burst);
            } else {
                others.add(burst);
            }
        }
        if (grown.isFull(rules)) {
            return closeEarly(List.of(new Closing(grown, at, CloseReason.MAX_MESSAGES)), others);
        }
        return new Step(new OpenBursts(inOrder(others, grown)), List.of());
    }

    /** Closes what nothing can join any more, everything before this moment having been read. */
    public Step closeDue(long readUpTo, BurstRules rules) {
        List<Burst> open = new ArrayList<>(1);
        List<Closing> closed = new ArrayList<>(1);
        for (Burst burst : bursts) {
            if (burst.isDue(readUpTo, rules)) {
                closed.add(new Closing(burst, burst.deadline(rules), reasonOf(burst, rules)));
            } else {
                open.add(burst);
            }
        }
        if (closed.isEmpty()) {
            return new Step(this, closed);
        }
        Closing last = closed.get(closed.size() - 1);
        return last.reason() == CloseReason.MAX_WAIT && !open.isEmpty()
                ? closeEarly(closed, open)
                : new Step(new OpenBursts(open), closed);
    }

    /** Closes everything now. */
    public Step closeAll(long at, CloseReason reason) {
        List<Closing> closed = new ArrayList<>(bursts.size());
        for (Burst burst : bursts) {
            closed.add(new Closing(burst, Math.max(at, burst.lastAt()), reason));
        }
        return new Step(NONE, closed);
    }

    /**
     * A burst that is cut short takes the others with it. They exist only within the grace period;
     * left open, one could later reach back over the cut, and claim what the closed burst holds.
     */
    private static Step closeEarly(List<Closing> closed, List<Burst> others) {
        List<Closing> all = new ArrayList<>(closed);
        for (Burst other : others) {
            Closing cut = closed.get(closed.size() - 1);
            all.add(new Closing(other, Math.max(cut.closedAt(), other.lastAt()), cut.reason()));
        }
        return new Step(NONE, all);
    }

    /** The moment after which the first of them is due; {@link Long#MAX_VALUE} without any. */
    public long nextDue(BurstRules rules) {
        long next = Long.MAX_VALUE;
        for (Burst burst : bursts) {
            next = Math.min(next, burst.deadline(rules) + rules.grace());
        }
        return next;
    }

    public boolean isEmpty() {
        return bursts.isEmpty();
    }

    private static CloseReason reasonOf(Burst burst, BurstRules rules) {
        return burst.lastAt() + rules.gap() <= burst.firstAt() + rules.maxWait()
                ? CloseReason.INACTIVITY
                : CloseReason.MAX_WAIT;
    }

    private static List<Burst> inOrder(List<Burst> others, Burst grown) {
        if (others.isEmpty()) {
            return List.of(grown);
        }
        others.add(grown);
        others.sort(java.util.Comparator.comparingLong(Burst::firstAt));
        return others;
    }
}

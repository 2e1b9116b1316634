package dev.caesura.processor.domain.burst;

import dev.caesura.schemas.event.CloseReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
public record OpenBursts(List<OpenBurst> bursts) {

    /** No open burst. */
    public static final OpenBursts NONE = new OpenBursts(List.of());

    public OpenBursts {
        bursts = List.copyOf(bursts);
    }

    /**
     * The bursts that a step leaves open, and those that it closed.
     *
     * @param open the bursts that can still grow
     * @param closed the bursts that ended, in order of the deadlines
     */
    public record Step(OpenBursts open, List<Closing> closed) {}

    /** Takes a message, followed by the usual gap. */
    public Step arrive(Message message, BurstRules rules) {
        return arrive(message, rules.gap(), rules);
    }

    /**
     * Takes a message into the burst that it continues, or opens one.
     *
     * @param gap how long the contact must be silent after it for the burst to end, in milliseconds
     */
    public Step arrive(Message message, long gap, BurstRules rules) {
        OpenBurst grown = null;
        List<OpenBurst> others = new ArrayList<>(bursts.size());
        for (OpenBurst burst : bursts) {
            if (!burst.accepts(message.at(), gap, rules)) {
                others.add(burst);
            } else if (!burst.hasRoomFor(message.bytes(), rules)) {
                return beside(burst, message, gap, rules);
            } else {
                grown = grown == null ? burst : grown.merge(burst);
            }
        }
        grown = grown == null ? OpenBurst.of(message, gap) : grown.with(message, gap);
        if (grown.isFull(rules)) {
            return closeEarly(
                    List.of(new Closing(grown, message.at(), CloseReason.MAX_MESSAGES)), others);
        }
        return new Step(new OpenBursts(inOrder(others, grown)), List.of());
    }

    /** A message for which a burst has no room closes it, and begins another. */
    private Step beside(OpenBurst full, Message message, long gap, BurstRules rules) {
        List<OpenBurst> others = new ArrayList<>(bursts);
        others.remove(full);
        Step closed =
                closeEarly(
                        List.of(new Closing(full, message.at(), CloseReason.MAX_MESSAGES)), others);
        Step next = NONE.arrive(message, gap, rules);
        List<Closing> all = new ArrayList<>(closed.closed());
        all.addAll(next.closed());
        return new Step(next.open(), all);
    }

    /** Takes a message that was read before a restart back into its open burst; closes nothing. */
    public OpenBursts reopen(Message message, long gap, BurstRules rules) {
        List<OpenBurst> others = new ArrayList<>(bursts);
        OpenBurst grown = null;
        for (OpenBurst burst : bursts) {
            if (burst.accepts(message.at(), gap, rules)) {
                others.remove(burst);
                grown = grown == null ? burst : grown.merge(burst);
            }
        }
        grown = grown == null ? OpenBurst.of(message, gap) : grown.with(message, gap);
        return new OpenBursts(inOrder(others, grown));
    }

    /** Closes the bursts that nothing can join any more: everything before this moment was read. */
    public Step closeDue(long readUpTo, BurstRules rules) {
        List<OpenBurst> open = new ArrayList<>(1);
        List<Closing> closed = new ArrayList<>(1);
        for (OpenBurst burst : bursts) {
            if (burst.isDue(readUpTo, rules)) {
                closed.add(new Closing(burst, burst.deadline(rules), burst.dueReason(rules)));
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

    /** Closes all bursts now. */
    public Step closeAll(long at, CloseReason reason) {
        List<Closing> closed = new ArrayList<>(bursts.size());
        for (OpenBurst burst : bursts) {
            closed.add(new Closing(burst, Math.max(at, burst.bounds().lastAt()), reason));
        }
        return new Step(NONE, closed);
    }

    /**
     * A burst that closes early closes the others too. They exist only within the grace period;
     * left open, one could later reach back past the cut and claim messages of the closed burst.
     */
    private static Step closeEarly(List<Closing> closed, List<OpenBurst> others) {
        List<Closing> all = new ArrayList<>(closed);
        for (OpenBurst other : others) {
            Closing cut = closed.get(closed.size() - 1);
            all.add(
                    new Closing(
                            other,
                            Math.max(cut.closedAt(), other.bounds().lastAt()),
                            cut.reason()));
        }
        return new Step(NONE, all);
    }

    /** The moment after which the first of them is due; {@link Long#MAX_VALUE} without any. */
    public long nextDue(BurstRules rules) {
        long next = Long.MAX_VALUE;
        for (OpenBurst burst : bursts) {
            next = Math.min(next, burst.deadline(rules) + rules.grace());
        }
        return next;
    }

    /** Whether no burst is open. */
    public boolean isEmpty() {
        return bursts.isEmpty();
    }

    /** The burst that was opened last; null if there is none. */
    public @Nullable OpenBurst last() {
        return bursts.isEmpty() ? null : bursts.get(bursts.size() - 1);
    }

    /** The open burst with this message among those that arrived since it was opened. */
    public @Nullable OpenBurst with(String messageId) {
        for (OpenBurst burst : bursts) {
            if (burst.find(messageId) != null) {
                return burst;
            }
        }
        return null;
    }

    /** A copy with one burst changed; a burst with nothing left to answer is removed. */
    public OpenBursts replace(OpenBurst old, UnaryOperator<OpenBurst> change) {
        List<OpenBurst> next = new ArrayList<>(bursts.size());
        for (OpenBurst burst : bursts) {
            OpenBurst now = burst == old ? change.apply(burst) : burst;
            if (!now.isEmpty()) {
                next.add(now);
            }
        }
        return new OpenBursts(next);
    }

    /** A copy with one more burst. */
    public OpenBursts and(OpenBurst burst) {
        return new OpenBursts(inOrder(new ArrayList<>(bursts), burst));
    }

    private static List<OpenBurst> inOrder(List<OpenBurst> others, OpenBurst grown) {
        if (others.isEmpty()) {
            return List.of(grown);
        }
        others.add(grown);
        others.sort(Comparator.comparingLong(burst -> burst.bounds().firstAt()));
        return others;
    }
}

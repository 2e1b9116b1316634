package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import org.jspecify.annotations.Nullable;

/**
 * The one answer to one burst, on its way.
 *
 * <pre>
 *   burst ──stale──▶ Held ──its place in the pace──┐   ┌─ no draft: asked again ─┐
 *     │                                            ▼   ▼                         │
 *     └──────────────────────────────────────▶ Generating ──draft approved──▶ Delivering ──sent──▶ answered
 *                                              │  ▲  │                          ▲ │  │
 *     exit message ────────────────────────────┼──┼──┼──────────────────────────┘ │  └─ failed, no result ▶ failed
 *                                       outage ▼  │  ├─ empty draft, error ▶ silent  a message arrived
 *                                        Postponed    ├─ repetition ▶ suppressed       ▼
 *                                                    └─ attempts used up ▶ failed   Recalled ─ withdrawn ▶ superseded
 *   any, not yet attempted ── person, stop, pause, unlock ▶ cancelled
 *   any but Delivering ── a message arrived ▶ superseded: its messages join the open burst
 * </pre>
 */
public sealed interface Turn {

    /** The burst that is being answered. */
    AskedBurst asked();

    /** The number of the attempt, 1 for the first; 0 before. */
    int attempt();

    /**
     * The time at which it is looked at again, or has stood still for too long, in milliseconds.
     */
    long limitAt();

    /** A copy for a burst with an edited or deleted message. */
    Turn asking(AskedBurst other);

    /** A burst from before an outage, which waits for its place in the pace. */
    record Held(AskedBurst asked, int attempt, long limitAt) implements Turn {
        @Override
        public Turn asking(AskedBurst other) {
            return new Held(other, attempt, limitAt);
        }
    }

    /**
     * A request is out; a draft is awaited.
     *
     * @param tries how often these same messages were asked: a turn that a newer burst replaces
     *     uses up none
     * @param outages how often in a row nobody was there to draft it
     * @param askedAt when the request was written, by the broker's time
     * @param observed a repetition that was only observed
     */
    record Generating(
            AskedBurst asked,
            int attempt,
            int tries,
            int outages,
            long askedAt,
            long limitAt,
            @Nullable Finding observed)
            implements Turn {
        @Override
        public Turn asking(AskedBurst other) {
            return new Generating(other, attempt, tries, outages, askedAt, limitAt, observed);
        }
    }

    /**
     * Nobody was there to draft it; it is asked again at its limit.
     *
     * @param tries how often these same messages were asked without any draft
     * @param outages how often in a row there was nobody
     * @param observed a repetition that was only observed
     */
    record Postponed(
            AskedBurst asked,
            int attempt,
            int tries,
            int outages,
            long limitAt,
            @Nullable Finding observed)
            implements Turn {
        @Override
        public Turn asking(AskedBurst other) {
            return new Postponed(other, attempt, tries, outages, limitAt, observed);
        }
    }

    /**
     * A reply is out; its delivery is awaited.
     *
     * @param replyId the reply
     * @param approvedAt when it passed the checks, in milliseconds since the epoch
     * @param attempted whether the sender has begun to send it, and was not refused, so that it
     *     can't be called back
     * @param exit whether it is the exit message
     * @param recalled whether it was called back, and the sender had begun to send it before it saw
     *     the recall: if it is refused, nobody tries again
     * @param observed a repetition that was only observed
     */
    record Delivering(
            AskedBurst asked,
            int attempt,
            long limitAt,
            String replyId,
            long approvedAt,
            boolean attempted,
            boolean exit,
            boolean recalled,
            @Nullable Finding observed)
            implements Turn {

        /** The channel took nothing of it: until the next attempt it can be called back. */
        Turn refused(long limit) {
            return recalled ? calledBack(limit) : with(limit, false);
        }

        /** The reply as one that was called back. */
        Recalled calledBack(long limit) {
            return new Recalled(asked, attempt, limit, replyId, approvedAt, observed);
        }

        Delivering progressed(long limit, boolean begun) {
            return with(limit, attempted || begun);
        }

        private Delivering with(long limit, boolean begun) {
            return new Delivering(
                    asked, attempt, limit, replyId, approvedAt, begun, exit, recalled, observed);
        }

        @Override
        public Turn asking(AskedBurst other) {
            return new Delivering(
                    other,
                    attempt,
                    limitAt,
                    replyId,
                    approvedAt,
                    attempted,
                    exit,
                    recalled,
                    observed);
        }
    }

    /**
     * A reply was called back because of a newer message; the sender has not yet said whether in
     * time.
     *
     * @param replyId the reply
     * @param approvedAt when it passed the checks, in milliseconds since the epoch
     * @param observed a repetition that was only observed
     */
    record Recalled(
            AskedBurst asked,
            int attempt,
            long limitAt,
            String replyId,
            long approvedAt,
            @Nullable Finding observed)
            implements Turn {
        @Override
        public Turn asking(AskedBurst other) {
            return new Recalled(other, attempt, limitAt, replyId, approvedAt, observed);
        }
    }
}

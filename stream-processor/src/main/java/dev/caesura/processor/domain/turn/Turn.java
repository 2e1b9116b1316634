package dev.caesura.processor.domain.turn;

import org.jspecify.annotations.Nullable;

/**
 * The one answer to one burst, on its way.
 *
 * <pre>
 *   burst ──stale──▶ Held ──its place in the pace──┐   ┌─ no progress: asked again ─┐
 *     │                                            ▼   ▼                            │
 *     └──────────────────────────────────────▶ Generating ──draft approved──▶ Delivering ──sent──▶ answered
 *                                                │                              ▲  │
 *     exit message ──────────────────────────────┼──────────────────────────────┘  └─ failed, no result ▶ failed
 *                                                ├─ empty draft, error ▶ silent
 *                                                ├─ repetition ▶ suppressed
 *                                                └─ no progress, attempts used up ▶ failed
 *   any, not yet attempted ── person, stop, pause, unlock ▶ cancelled
 * </pre>
 */
public sealed interface Turn {

    /** What is being answered. */
    AskedBurst asked();

    /** How often it was asked, 1 for the first time; 0 before. */
    int attempt();

    /** When it has stood still for too long, in milliseconds since the epoch. */
    long limitAt();

    /** A burst from before an outage, that waits for its place in the pace. */
    record Held(AskedBurst asked, long limitAt) implements Turn {
        @Override
        public int attempt() {
            return 0;
        }
    }

    /**
     * A request is out; a draft is awaited.
     *
     * @param tries how often these same messages were asked: replacing a turn by a newer burst uses
     *     up none
     * @param observed a repetition that was only observed
     */
    record Generating(
            AskedBurst asked, int attempt, int tries, long limitAt, @Nullable Finding observed)
            implements Turn {}

    /**
     * A reply is out; its delivery is awaited.
     *
     * @param replyId the reply
     * @param approvedAt when it passed the checks, in milliseconds since the epoch
     * @param attempted whether the sender has begun to send it, so that it can't be called back
     * @param farewell whether it is the exit message
     * @param observed a repetition that was only observed
     */
    record Delivering(
            AskedBurst asked,
            int attempt,
            long limitAt,
            String replyId,
            long approvedAt,
            boolean attempted,
            boolean farewell,
            @Nullable Finding observed)
            implements Turn {

        Delivering progressed(long limit, boolean begun) {
            return new Delivering(
                    asked,
                    attempt,
                    limit,
                    replyId,
                    approvedAt,
                    attempted || begun,
                    farewell,
                    observed);
        }
    }
}

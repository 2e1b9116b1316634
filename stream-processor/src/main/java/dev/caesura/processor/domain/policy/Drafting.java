package dev.caesura.processor.domain.policy;

import java.time.Duration;

/**
 * Whether a draft is requested while the burst is still open, so that the reply is ready at its
 * end.
 *
 * @param after the silence after which it is requested; zero for never
 * @param dynamic whether it is requested after a quarter of that silence where the log says that
 *     the message is probably the last, and not early elsewhere
 * @param mostCalls how often one burst may be drafted early; beyond it, the draft is requested at
 *     its end
 * @param share the largest share of the account's calls that may be early and in vain, 0 to 1;
 *     beyond it, drafts are requested at the bursts' ends
 */
public record Drafting(Duration after, boolean dynamic, int mostCalls, double share) {

    /** The share of the calls that may be in vain, unless another is configured. */
    public static final double USUAL_SHARE = 0.25;

    /** Drafts are requested at the end only. */
    public static final Drafting OFF = after(Duration.ZERO);

    /** The usual silence of a dynamic one, unless a wider policy names another. */
    private static final Duration USUAL_AFTER = Duration.ofSeconds(4);

    private static final int USUAL_CALLS = 3;

    /** After a silence that is always the same, with the usual limits. */
    public static Drafting after(Duration silence) {
        return new Drafting(silence, false, USUAL_CALLS, USUAL_SHARE);
    }

    /** A copy with another silence, which is always the same. */
    public Drafting withAfter(Duration silence) {
        return new Drafting(silence, false, mostCalls, share);
    }

    /** A copy in which the log says whether, and how soon, there is an early draft. */
    public Drafting followingTheLog() {
        return new Drafting(isOn() ? after : USUAL_AFTER, true, mostCalls, share);
    }

    /** A copy with another limit on the early calls of one burst. */
    public Drafting withMostCalls(int calls) {
        return new Drafting(after, dynamic, calls, share);
    }

    /** A copy with another limit on the share of the calls that are in vain, 0 to 1. */
    public Drafting withShare(double part) {
        return new Drafting(after, dynamic, mostCalls, part);
    }

    public Drafting {
        if (after.isNegative()) {
            throw new IllegalArgumentException(
                    "draft-after can't be negative; write 0s to draft at the pause only");
        }
        if (mostCalls < 1) {
            throw new IllegalArgumentException(
                    "draft-calls must be at least 1, not "
                            + mostCalls
                            + "; to draft at the pause only, write draft-after: 0s");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "draft-share must be between 0 and 1, for example 0.25, not " + share);
        }
    }

    /** Whether one more draft may be requested early, given these calls. */
    public boolean allows(CallCount calls) {
        return share >= 1 || calls.isWithin(share);
    }

    /** Whether drafts are requested early at all. */
    public boolean isOn() {
        return !after.isZero();
    }
}

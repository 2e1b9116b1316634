package dev.caesura.processor.domain.policy;

import java.time.Duration;

/**
 * Whether a draft is asked for while the burst is still open, so that the reply is there at its
 * end.
 *
 * @param after the silence after which it is asked for; zero never to
 * @param dynamic whether that silence follows from what the log says, around {@code after}
 * @param mostCalls how often one burst may be drafted early; beyond it, it is asked for at its end
 * @param share how large a part of the account's calls early ones may be that are made in vain, 0
 *     to 1; beyond it, bursts are asked for at their end
 */
public record Drafting(Duration after, boolean dynamic, int mostCalls, double share) {

    /** The part of the calls that may be made in vain, unless another is configured. */
    public static final double USUAL_SHARE = 0.25;

    /** Asked for at the end only. */
    public static final Drafting OFF = after(Duration.ZERO);

    /** Around it a dynamic silence is, where nothing wider names another. */
    private static final Duration USUAL_AFTER = Duration.ofSeconds(4);

    private static final int USUAL_CALLS = 3;

    /** After the same silence always, with the usual limits. */
    public static Drafting after(Duration silence) {
        return new Drafting(silence, false, USUAL_CALLS, USUAL_SHARE);
    }

    /** The same, after another silence, which is always the same. */
    public Drafting withAfter(Duration silence) {
        return new Drafting(silence, false, mostCalls, share);
    }

    /** The same, after a silence that follows from what the log says, around that of this. */
    public Drafting followingTheLog() {
        return new Drafting(isOn() ? after : USUAL_AFTER, true, mostCalls, share);
    }

    /** The same, with another limit on the early calls of one burst. */
    public Drafting withMostCalls(int calls) {
        return new Drafting(after, dynamic, calls, share);
    }

    /** The same, with another limit on the part of the calls that are made in vain, 0 to 1. */
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

    /** Whether one more draft may be asked for early, after so many calls. */
    public boolean allows(CallCount calls) {
        return share >= 1 || calls.isWithin(share);
    }

    /** Whether drafts are asked for early at all. */
    public boolean isOn() {
        return !after.isZero();
    }
}

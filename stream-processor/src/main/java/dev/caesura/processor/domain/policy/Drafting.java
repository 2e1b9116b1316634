package dev.caesura.processor.domain.policy;

import java.time.Duration;

/**
 * Whether a draft is asked for while the burst is still open, so that the reply is there at its
 * end.
 *
 * @param after the silence after which it is asked for; zero never to
 * @param mostCalls how often one burst may be drafted early; beyond it, it is asked for at its end
 * @param share how large a part of the account's calls early ones may be that are made in vain, 0
 *     to 1; beyond it, bursts are asked for at their end
 */
public record Drafting(Duration after, int mostCalls, double share) {

    /** The part of the calls that may be made in vain, unless another is configured. */
    public static final double USUAL_SHARE = 0.25;

    /** Asked for at the end only. */
    public static final Drafting OFF = new Drafting(Duration.ZERO, 3);

    /** With the usual limit on calls made in vain. */
    public Drafting(Duration after, int mostCalls) {
        this(after, mostCalls, USUAL_SHARE);
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

package dev.caesura.processor.domain.policy;

import java.time.Duration;

/**
 * Whether a draft is asked for while the burst is still open, so that the reply is there at its
 * end.
 *
 * @param after the silence after which it is asked for; zero never to
 * @param mostCalls how often one burst may be drafted early; beyond it, it is asked for at its end
 */
public record Drafting(Duration after, int mostCalls) {

    /** Asked for at the end only. */
    public static final Drafting OFF = new Drafting(Duration.ZERO, 3);

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
    }

    /** Whether drafts are asked for early at all. */
    public boolean isOn() {
        return !after.isZero();
    }
}

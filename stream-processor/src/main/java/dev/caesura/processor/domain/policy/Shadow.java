package dev.caesura.processor.domain.policy;

import dev.caesura.processor.domain.burst.BurstRules;
import java.time.Duration;

/**
 * Other times for bursts, tried beside the real ones: the changes that they would make are counted,
 * and nothing else happens.
 *
 * @param gap the longest pause inside a burst; zero for the real one
 * @param dynamic whether the wait after a message follows from the log up to it, around the real
 *     gap
 * @param maxWait the longest wait from a burst's first message; zero for the real one
 */
public record Shadow(Duration gap, boolean dynamic, Duration maxWait) {

    /** Nothing is tried. */
    public static final Shadow NONE = new Shadow(Duration.ZERO, false, Duration.ZERO);

    public Shadow {
        if (gap.isNegative() || maxWait.isNegative()) {
            throw new IllegalArgumentException(
                    "A time to try can't be negative; write 0s to try none");
        }
    }

    /** Whether nothing is tried. */
    public boolean isNothing() {
        return gap.isZero() && !dynamic && maxWait.isZero();
    }

    /** Whether the gap that is tried is dynamic: only the longest wait may differ from the real. */
    public boolean isDynamic(DynamicGap real) {
        return dynamic || gap.isZero() && real.on();
    }

    /** The rules to try beside these. */
    public BurstRules beside(BurstRules real) {
        BurstRules tried = gap.isZero() ? real : real.withGap(gap.toMillis(), real.grace());
        return maxWait.isZero()
                ? tried
                : tried.withMaxWait(Math.max(maxWait.toMillis(), tried.gap()));
    }
}

package dev.caesura.cli.tune;

import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.policy.Policy;
import java.time.Duration;

/**
 * A gap and a maximum wait to try.
 *
 * @param gap the longest pause inside a burst
 * @param maxWait the longest wait from a burst's first message to its end
 */
public record Candidate(Duration gap, Duration maxWait) {

    /** The rules with which bursts are formed; messages out of order do not occur here. */
    BurstRules rules() {
        return new BurstRules(
                gap.toMillis(),
                0,
                maxWait.toMillis(),
                Policy.DEFAULT_MAX_MESSAGES,
                Policy.DEFAULT_MAX_BYTES);
    }
}

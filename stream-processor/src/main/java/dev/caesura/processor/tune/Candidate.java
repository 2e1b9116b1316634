package dev.caesura.processor.tune;

import dev.caesura.processor.domain.burst.BurstRules;
import java.time.Duration;

/**
 * Rules to try; there is no grace period, since messages out of order do not occur here.
 *
 * @param gap the longest pause inside a burst
 * @param maxWait the longest wait from a burst's first message to its end
 * @param maxMessages the number of messages at which a burst closes at once
 */
public record Candidate(Duration gap, Duration maxWait, int maxMessages) {

    /** The rules that hold now. */
    public static Candidate of(BurstRules rules) {
        return new Candidate(
                Duration.ofMillis(rules.gap()),
                Duration.ofMillis(rules.maxWait()),
                rules.maxMessages());
    }

    /** A copy with another gap and maximum wait. */
    public Candidate with(Duration otherGap, Duration otherMaxWait) {
        return new Candidate(otherGap, otherMaxWait, maxMessages);
    }

    BurstRules rules() {
        return new BurstRules(
                gap.toMillis(), 0, maxWait.toMillis(), maxMessages, BurstRules.UNLIMITED);
    }
}

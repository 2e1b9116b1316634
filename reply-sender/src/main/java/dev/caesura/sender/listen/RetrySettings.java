package dev.caesura.sender.listen;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often something is tried again: pauses that double, with jitter, within a budget of time.
 *
 * @param first the first pause
 * @param longest the longest pause, unless the other side asks for more
 * @param budget how long after the record was written trying goes on; at least one try is made
 */
public record RetrySettings(
        @DefaultValue("1s") Duration first,
        @DefaultValue("60s") Duration longest,
        @DefaultValue("15m") Duration budget) {

    private static final double JITTER = 0.2;

    public RetrySettings {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "A retry's first pause must be above 0 and at most the longest; write"
                            + " for example first: 1s, longest: 60s");
        }
    }

    /**
     * The pause before the next try.
     *
     * @param failures how many tries failed, from 1
     * @param retryAfter the least pause that the other side asks for; null if it does not say
     */
    Duration pause(int failures, @Nullable Duration retryAfter) {
        double doubled = (double) first.toMillis() * Math.pow(2, Math.min(failures - 1, 30));
        double millis = Math.min(doubled, (double) longest.toMillis());
        // Others wait for the same moment: spread out, never earlier than asked.
        double least = retryAfter == null ? millis * (1 - JITTER) : (double) retryAfter.toMillis();
        double most = Math.max(least * (1 + JITTER), millis * (1 + JITTER));
        return Duration.ofMillis(
                (long) ThreadLocalRandom.current().nextDouble(least, Math.max(most, least + 1)));
    }
}

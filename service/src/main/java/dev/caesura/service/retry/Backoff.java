package dev.caesura.service.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Exponential back-off with jitter: each pause doubles the one before, up to a longest, and is
 * spread by a fifth either way, so that clients that failed together do not try again together.
 *
 * @param first the pause after the first failure
 * @param longest the longest pause, before jitter
 */
public record Backoff(Duration first, Duration longest) {

    private static final double JITTER = 0.2;
    private static final int MOST_DOUBLINGS = 30;

    /**
     * Checks the pauses.
     *
     * @throws IllegalArgumentException if the first is not above 0 or is above the longest
     */
    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "A back-off's first pause must be above 0 and at most the longest; write for"
                            + " example first: 1s, longest: 60s");
        }
    }

    /**
     * The pause before the next try.
     *
     * @param failures how many tries have failed in a row, from 1
     */
    public Duration pause(int failures) {
        return pause(failures, null);
    }

    /**
     * The pause before the next try, where the other side may ask for one.
     *
     * @param failures how many tries have failed in a row, from 1
     * @param atLeast the least pause that the other side asks for, such as a {@code Retry-After};
     *     null if it asks for none. It may be longer than the longest.
     */
    public Duration pause(int failures, @Nullable Duration atLeast) {
        return pause(failures, atLeast, ThreadLocalRandom.current());
    }

    Duration pause(int failures, @Nullable Duration atLeast, RandomGenerator random) {
        double usual = usualNanos(failures);
        double least = atLeast == null ? usual * (1 - JITTER) : nanos(atLeast);
        double most = Math.max(least, usual) * (1 + JITTER);
        return Duration.ofNanos((long) random.nextDouble(least, Math.max(most, least + 1)));
    }

    private double usualNanos(int failures) {
        int doublings = Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
        return Math.min(nanos(first) * Math.pow(2, doublings), nanos(longest));
    }

    private static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }
}

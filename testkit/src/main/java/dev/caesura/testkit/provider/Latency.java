package dev.caesura.testkit.provider;

import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;

/** How long servers take to answer. */
public final class Latency {

    // The normal distribution's 99th percentile, in standard deviations.
    private static final double P99 = 2.326;

    private Latency() {}

    /** Always the same. */
    public static Supplier<Duration> fixed(Duration latency) {
        return () -> latency;
    }

    /**
     * Log-normal, as model APIs answer: many near the median, a few far above it.
     *
     * @param median half of the answers come sooner
     * @param p99 one in a hundred comes later
     * @param seed the same seed draws the same latencies
     */
    public static Supplier<Duration> logNormal(Duration median, Duration p99, long seed) {
        double mu = Math.log((double) median.toNanos());
        double sigma = (Math.log((double) p99.toNanos()) - mu) / P99;
        Random random = new Random(seed);
        return () -> {
            synchronized (random) {
                return Duration.ofNanos((long) Math.exp(mu + sigma * random.nextGaussian()));
            }
        };
    }
}

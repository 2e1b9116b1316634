package dev.caesura.local;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of a demo.
 *
 * @param gap the pause that ends a burst
 * @param port the port of the page and the webhooks; 0 for 8080, or the next port that is free
 * @param data the folder that keeps state between runs; null for a temporary folder
 */
public record DemoOptions(Duration gap, int port, @Nullable Path data) {

    /** The port unless another is given. */
    public static final int DEFAULT_PORT = 8080;

    private static final Duration DEFAULT_GAP = Duration.ofSeconds(8);
    private static final Duration SHORTEST_GAP = Duration.ofMillis(100);
    private static final Duration LONGEST_GAP = Duration.ofHours(1);
    private static final Duration USUAL_MAX_WAIT = Duration.ofMinutes(3);

    public DemoOptions {
        if (gap.compareTo(SHORTEST_GAP) < 0 || gap.compareTo(LONGEST_GAP) > 0) {
            throw new IllegalArgumentException(
                    "The gap must be between 100ms and 1h, for example 30s");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("There is no port " + port);
        }
    }

    /**
     * The preset {@code quick} with its gap of 8 s, on port 8080 or the next, with nothing kept.
     */
    public static DemoOptions defaults() {
        return new DemoOptions(DEFAULT_GAP, 0, null);
    }

    /** This with another gap. */
    public DemoOptions withGap(Duration value) {
        return new DemoOptions(value, port, data);
    }

    /**
     * The silence after which it is drafted early: the preset's share of the gap, and the same
     * after every message, so that it can be watched.
     */
    Duration draftAfter() {
        return gap.multipliedBy(3).dividedBy(8);
    }

    /**
     * The longest wait from a burst's first message: longer than the gap, or it would never matter.
     */
    Duration maxWait() {
        Duration doubled = gap.multipliedBy(2);
        return doubled.compareTo(USUAL_MAX_WAIT) > 0 ? doubled : USUAL_MAX_WAIT;
    }
}

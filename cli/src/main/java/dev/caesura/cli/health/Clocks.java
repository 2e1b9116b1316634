package dev.caesura.cli.health;

import java.time.Duration;
import java.time.Instant;

/**
 * How a partition of {@code messages} was timed by the clocks of its leaders.
 *
 * @param partition the partition
 * @param latest the latest time that it holds
 * @param last the time of its last record
 */
public record Clocks(int partition, Instant latest, Instant last) {

    /** Clocks that are set by the network differ by less; a burst's gap is longer. */
    static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** How far the latest time lies in the future; zero if it does not. */
    Duration ahead(Instant now) {
        return positive(Duration.between(now, latest));
    }

    /** How far time went back within the partition; zero if it did not. */
    Duration back() {
        return positive(Duration.between(last, latest));
    }

    private static Duration positive(Duration difference) {
        return difference.compareTo(TOLERANCE) > 0 ? difference : Duration.ZERO;
    }
}

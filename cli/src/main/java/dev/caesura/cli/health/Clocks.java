package dev.caesura.cli.health;

import java.time.Duration;
import java.time.Instant;

/**
 * The timing of a partition of {@code messages} by its leaders' clocks.
 *
 * @param partition the partition
 * @param latest the latest time that it holds
 * @param last the time of its last record
 */
public record Clocks(int partition, Instant latest, Instant last) {

    /** Clocks that are set by the network differ by less; a burst's gap is longer. */
    static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** The distance of the latest time into the future; zero if it is not in the future. */
    Duration ahead(Instant now) {
        return positive(Duration.between(now, latest));
    }

    /** The distance by which time went back within the partition; zero if it did not. */
    Duration back() {
        return positive(Duration.between(last, latest));
    }

    private static Duration positive(Duration difference) {
        return difference.compareTo(TOLERANCE) > 0 ? difference : Duration.ZERO;
    }
}

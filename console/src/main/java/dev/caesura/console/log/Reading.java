package dev.caesura.console.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Whether the log is being read, and since when it is not: counted from the last good poll. */
final class Reading {

    /** The time that may pass between two polls while brokers are merely slow. */
    static final Duration SILENCE = Duration.ofSeconds(20);

    private final InstantSource clock;
    private volatile Instant polledAt;
    private volatile @Nullable String failure;

    /** The time of the start counts as a good poll. */
    Reading(InstantSource clock) {
        this.clock = clock;
        this.polledAt = clock.instant();
    }

    /** A poll went well. */
    void polled() {
        polledAt = clock.instant();
        failure = null;
    }

    /**
     * Nothing can be read for now.
     *
     * @param why for a person
     */
    void failed(String why) {
        failure = why;
    }

    /** The reason why nothing is read at the moment; null if all is well. */
    @Nullable String problem() {
        String known = failure;
        return known == null && sincePoll().compareTo(SILENCE) > 0
                ? "nothing was read for more than " + SILENCE.toSeconds() + " seconds"
                : known;
    }

    /** The time without reading; zero if all is well. */
    Duration unreadFor() {
        return problem() == null ? Duration.ZERO : sincePoll();
    }

    private Duration sincePoll() {
        return Duration.between(polledAt, clock.instant());
    }
}

package dev.caesura.gateway.publish;

import java.time.Duration;

/**
 * The amount of the spool that is in flight to Kafka at a time, and the time that Kafka may take
 * without acknowledging anything. Both follow Kafka's behavior: a broker that is slow, or holds the
 * gateway to a quota, gets less at a time and more time, so that records it has written are not
 * sent again.
 */
final class DrainPace {

    private static final long LEAST_BYTES = 64 * 1024;
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final Duration QUICK = Duration.ofMillis(500);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration LONGEST_STALL = Duration.ofMinutes(5);

    private final Duration firstStall;
    private Duration stall;
    private long bytes = 4 * LEAST_BYTES;

    DrainPace(Duration firstStall) {
        this.firstStall = firstStall;
        this.stall = firstStall;
    }

    /** The bytes that may be in flight at a time; one entry always may. */
    long bytes() {
        return bytes;
    }

    /** The time without an acknowledgement after which the link counts as broken. */
    Duration stall() {
        return stall;
    }

    /** Notes that all of a batch was settled. */
    void settled(Duration took) {
        stall = firstStall;
        if (took.compareTo(QUICK) < 0) {
            bytes = Math.min(MOST_BYTES, 2 * bytes);
        } else if (took.compareTo(SLOW) > 0) {
            bytes = Math.max(LEAST_BYTES, bytes / 2);
        }
    }

    /** Notes that a batch was not settled completely. */
    void interrupted(boolean progress) {
        bytes = Math.max(LEAST_BYTES, bytes / 2);
        Duration doubled = stall.multipliedBy(2);
        if (progress) {
            stall = firstStall;
        } else {
            stall = doubled.compareTo(LONGEST_STALL) < 0 ? doubled : LONGEST_STALL;
        }
    }
}

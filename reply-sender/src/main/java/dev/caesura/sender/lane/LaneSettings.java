package dev.caesura.sender.lane;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How wide the lanes are.
 *
 * @param inFlight the most records that one listener has taken on and not finished; reading pauses
 *     there
 * @param inFlightSize how much these records may take together; reading pauses there too
 * @param ahead the most records of one partition that wait for acknowledgement behind an unfinished
 *     one; that partition pauses there. After a crash, at most so many are read again
 * @param threads the number of platform threads where there are no virtual ones (before JDK 21)
 * @param drain how long records in progress may go on after their partition is revoked
 */
@ConfigurationPropertiesSource
public record LaneSettings(
        @DefaultValue("2000") int inFlight,
        @DefaultValue("64MB") DataSize inFlightSize,
        @DefaultValue("10000") int ahead,
        @DefaultValue("256") int threads,
        @DefaultValue("5s") Duration drain) {

    public LaneSettings {
        requirePositive(inFlight, "in-flight");
        if (inFlightSize.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "lanes.in-flight-size is " + inFlightSize + "; write a size such as 64MB");
        }
        requirePositive(ahead, "ahead");
        requirePositive(threads, "threads");
        if (drain.isNegative()) {
            throw new IllegalArgumentException(
                    "lanes.drain is negative; write a duration such as 5s");
        }
    }

    /** The same with another limit of records in flight. */
    public LaneSettings withInFlight(int records) {
        return new LaneSettings(records, inFlightSize, ahead, threads, drain);
    }

    /** The same, with at least so much time for records in progress. */
    public LaneSettings drainingAtLeast(Duration least) {
        Duration longer = drain.compareTo(least) < 0 ? least : drain;
        return new LaneSettings(inFlight, inFlightSize, ahead, threads, longer);
    }

    private static void requirePositive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "lanes." + name + " is " + value + "; write a number above 0");
        }
    }
}

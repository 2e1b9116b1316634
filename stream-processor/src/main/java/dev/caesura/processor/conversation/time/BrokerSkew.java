package dev.caesura.processor.conversation.time;

import java.time.Duration;

/**
 * Keeps a jump of the broker's clock, as after a change of leader, out of the log's time.
 *
 * <p>A record that is stamped more than a minute ahead of the broker's time, as fences have shown
 * it, says that the clock has jumped ahead: from then on its stamps are taken as that much earlier.
 * A record that is stamped more than a minute before what was read, or a fence that is more than
 * five seconds before it, says that it has gone back: its stamps are taken as that much later. So
 * no burst is cut, and a partition stands still for no longer than it takes to read one fence.
 * Before the first fence nothing is known, and stamps are taken as they are.
 */
public final class BrokerSkew {

    /** How far a stamp may be ahead of the broker's time, or behind what was read. */
    static final long JUMP = Duration.ofMinutes(1).toMillis();

    /** How far a fence may be behind what was read. */
    static final long BEHIND = Duration.ofSeconds(5).toMillis();

    private long skew;
    private boolean known;

    /**
     * The skew as it was known when the partition was read last, in milliseconds; 0 for none. The
     * clock may have been put right since.
     */
    public BrokerSkew(long skew) {
        this.skew = skew;
        this.known = skew != 0;
    }

    /**
     * A record's arrival in the log's time.
     *
     * @param stamp the broker's, in milliseconds since the epoch
     * @param present the broker's time, as far as it is known
     * @param readUpTo how far the log has been read
     */
    public long ofRecord(long stamp, long present, long readUpTo) {
        long latest = Math.max(present, readUpTo);
        if (known && stamp - skew > latest + JUMP) {
            skew = stamp - latest;
        } else if (known && stamp - skew < readUpTo - JUMP) {
            // The next fence may be as far away as the open burst's end: it would come too late.
            skew = stamp - readUpTo;
        }
        return stamp - skew;
    }

    /** A fence's arrival in the log's time: it is read a moment after it was stamped. */
    public long ofFence(long stamp, long present, long readUpTo) {
        long at = ofRecord(stamp, present, readUpTo);
        known = true;
        if (at < readUpTo - BEHIND) {
            skew = stamp - readUpTo;
            return readUpTo;
        }
        return at;
    }

    /** How far the broker's stamps are ahead of the log's time, in milliseconds. */
    public long millis() {
        return skew;
    }
}

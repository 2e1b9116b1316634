package dev.caesura.processor.conversation.time;

import java.time.Duration;

/**
 * Keeps a jump of the broker's clock, as after a change of leader, out of the log's time.
 *
 * <p>A record that is stamped more than a minute ahead of the broker's time, as fences have shown
 * it, says that the clock has jumped ahead: from then on its stamps are taken as that much earlier.
 * A record that is stamped more than a minute before what was read, or a fence that is more than
 * five seconds before it, says that it has gone back: its stamps are taken as that much later.
 *
 * <p>When the record was written is not known then; it may have been read late. Where a burst is
 * open, it is taken for as old as what was read before it. So no burst is cut; those that are open
 * end later by no more than the silence before the jump, which is no longer than one gap. Once
 * nothing is awaited and the broker's stamps agree with the local clock again, they are taken as
 * they are. Before the first fence nothing is known, and stamps are taken as they are.
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
     * What is known when a record is read; all times in milliseconds since the epoch.
     *
     * @param present the broker's time, as far as it is known
     * @param wallClock the local time
     * @param readUpTo how far the log has been read
     * @param open whether a burst is open
     * @param idle whether nothing is awaited: no burst is open, and no turn in flight
     */
    public record Known(long present, long wallClock, long readUpTo, boolean open, boolean idle) {

        private long latest() {
            return open ? readUpTo : Math.max(present, readUpTo);
        }
    }

    /**
     * A record's arrival in the log's time.
     *
     * @param stamp the broker's, in milliseconds since the epoch
     */
    public long ofRecord(long stamp, Known when) {
        if (skew != 0 && when.idle() && isRight(stamp, when)) {
            skew = 0;
        }
        if (known && stamp - skew > Math.max(when.present(), when.readUpTo()) + JUMP) {
            skew = stamp - when.latest();
        } else if (known && stamp - skew < when.readUpTo() - JUMP) {
            // The next fence may be as far away as the open burst's end: it would come too late.
            skew = stamp - when.readUpTo();
        }
        return stamp - skew;
    }

    /** Whether a stamp can be taken as it is, and time does not go back by it. */
    private static boolean isRight(long stamp, Known when) {
        return stamp >= when.readUpTo() && Math.abs(stamp - when.wallClock()) < JUMP;
    }

    /** A fence's arrival in the log's time: it is read a moment after it was stamped. */
    public long ofFence(long stamp, Known when) {
        long at = ofRecord(stamp, when);
        known = true;
        if (at < when.readUpTo() - BEHIND) {
            skew = stamp - when.readUpTo();
            return when.readUpTo();
        }
        return at;
    }

    /** How far the broker's stamps are ahead of the log's time, in milliseconds. */
    public long millis() {
        return skew;
    }
}

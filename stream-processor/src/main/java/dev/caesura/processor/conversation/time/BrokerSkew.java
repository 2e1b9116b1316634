package dev.caesura.processor.conversation.time;

import java.time.Duration;

/**
 * Keeps a jump of the broker's clock, as after a change of leader, out of the log's time.
 *
 * <p>A record with a timestamp more than a minute ahead of the broker's time, as fences have shown
 * it, says that the clock has jumped ahead: from then on its timestamps are taken as that much
 * earlier. A record with a timestamp more than a minute before the records already read, or a fence
 * more than five seconds before them, says that the clock has gone back: its timestamps are taken
 * as that much later.
 *
 * <p>The time at which the record was written is not known then; it may have been read late. While
 * a burst is open, the record is taken to be as old as the one read before it. So no burst is cut;
 * open ones end later by no more than the silence before the jump, which is no longer than one gap.
 * Once nothing is awaited and the broker's timestamps agree with the local clock again, they are
 * taken as they are. Before the first fence nothing is known, and they are taken as they are too.
 */
public final class BrokerSkew {

    /**
     * How far a timestamp may be ahead of the broker's time, or behind the records already read.
     */
    static final long JUMP = Duration.ofMinutes(1).toMillis();

    /** How far a fence may be behind the records already read. */
    static final long BEHIND = Duration.ofSeconds(5).toMillis();

    private long skew;
    private boolean known;

    /**
     * Begins with the skew as last stored, in milliseconds; 0 for none. The clock may have been
     * corrected since.
     */
    public BrokerSkew(long skew) {
        this.skew = skew;
        this.known = skew != 0;
    }

    /**
     * The knowledge at the time a record is read; all times in milliseconds since the epoch.
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
     * @param stamp the broker's timestamp, in milliseconds since the epoch
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

    /** Whether a timestamp can be taken as it is, without moving time back. */
    private static boolean isRight(long stamp, Known when) {
        return stamp >= when.readUpTo() && Math.abs(stamp - when.wallClock()) < JUMP;
    }

    /** A fence's arrival in the log's time: it is read a moment after its timestamp. */
    public long ofFence(long stamp, Known when) {
        long at = ofRecord(stamp, when);
        known = true;
        if (at < when.readUpTo() - BEHIND) {
            skew = stamp - when.readUpTo();
            return when.readUpTo();
        }
        return at;
    }

    /** How far the broker's timestamps are ahead of the log's time, in milliseconds. */
    public long millis() {
        return skew;
    }
}

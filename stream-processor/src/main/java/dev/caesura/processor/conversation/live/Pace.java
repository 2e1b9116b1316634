package dev.caesura.processor.conversation.live;

/** The pace at which one partition's stale bursts are answered. */
public final class Pace {

    private long next;

    /** When the next may be answered, in milliseconds since the epoch. */
    public long nextPlace() {
        return next;
    }

    /** That place is taken; the following one is later by the interval. */
    public void take(long now, long interval) {
        next = Math.max(now, next) + interval;
    }
}

package dev.caesura.processor.conversation.live;

/** The pace at which one partition's stale bursts are answered. */
public final class Pace {

    private long next;

    /** The time at which the next one may be answered, in milliseconds since the epoch. */
    public long nextPlace() {
        return next;
    }

    /** Takes that place; the following one is later by the interval. */
    public void take(long now, long interval) {
        next = Math.max(now, next) + interval;
    }
}

package dev.caesura.processor.conversation.time;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moments at which conversations must be looked at, soonest first, found without a scan.
 *
 * <p>A deadline that moves later changes nothing here: the conversation is looked at too early
 * once, and queued again. One that moves earlier gets another alarm, and the later one is passed
 * over.
 */
public final class Deadlines {

    /** No deadline. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Alarms within 64 ms are in one bucket. */
    private static final int BUCKET = 6;

    private final CalendarQueue<Alarm> alarms = new CalendarQueue<>(alarm -> alarm.at, BUCKET);

    /** One place in the queue; its owner keeps it as long as it may ring. */
    public static final class Alarm {
        private final long at;
        private final String owner;
        private boolean over;

        private Alarm(String owner, long at) {
            this.owner = owner;
            this.at = at;
        }
    }

    /**
     * Makes an owner's alarm ring at this time at the latest.
     *
     * @param present the owner's alarm so far; null for none
     * @return the owner's alarm from now on; null for none
     */
    public @Nullable Alarm set(@Nullable Alarm present, String owner, long at) {
        if (present != null && !present.over) {
            if (at >= present.at) {
                return present;
            }
            present.over = true;
        }
        if (at == NEVER) {
            return null;
        }
        Alarm alarm = new Alarm(owner, at);
        alarms.add(alarm);
        return alarm;
    }

    /** The time of the next alarm, in milliseconds since the epoch. */
    public long next() {
        Alarm next = first();
        return next == null ? NEVER : next.at;
    }

    /** The owner of the next alarm; null if there is none. */
    public @Nullable String nextOwner() {
        Alarm next = first();
        return next == null ? null : next.owner;
    }

    private @Nullable Alarm first() {
        Alarm next = alarms.peek();
        while (next != null && next.over) {
            alarms.poll();
            next = alarms.peek();
        }
        return next;
    }

    /** Takes out the owners of alarms before this moment, soonest first, up to this many. */
    public List<String> takeBefore(long moment, int most) {
        if (next() >= moment) {
            return List.of();
        }
        List<String> owners = new ArrayList<>();
        for (Alarm next = first();
                next != null && next.at < moment && owners.size() < most;
                next = first()) {
            alarms.poll();
            next.over = true;
            owners.add(next.owner);
        }
        return owners;
    }

    /** The number of alarms, including those that will be passed over. */
    public int size() {
        return alarms.size();
    }
}

package dev.caesura.processor.conversation.time;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Moments at which conversations must be looked at, soonest first, found without a scan.
 *
 * <p>A deadline that moves later changes nothing here: the conversation is looked at too early
 * once, and queued again. One that moves earlier gets a second entry, and the later entry is passed
 * over.
 */
public final class Deadlines {

    /** No deadline. */
    public static final long NEVER = Long.MAX_VALUE;

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();

    private long order;

    /** Compared some twenty times for each message. */
    private record Entry(long at, long order, Alarm of) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** One conversation's place in the queue. */
    public static final class Alarm {
        private final String owner;
        private long at = NEVER;

        public Alarm(String owner) {
            this.owner = owner;
        }

        private String owner() {
            return owner;
        }
    }

    /** Makes the alarm ring at this time at the latest. */
    public void set(Alarm alarm, long at) {
        if (at < alarm.at) {
            alarm.at = at;
            entries.add(new Entry(at, order++, alarm));
        }
    }

    /** The time of the next alarm, in milliseconds since the epoch. */
    public long next() {
        Entry next = entries.peek();
        return next == null ? NEVER : next.at();
    }

    /** The owner of the next alarm; null if there is none. */
    public @Nullable String nextOwner() {
        Entry next = entries.peek();
        return next == null ? null : next.of().owner();
    }

    /** Takes out the owners of alarms before this moment, soonest first, up to this many. */
    public List<String> takeBefore(long moment, int most) {
        if (next() >= moment) {
            return List.of();
        }
        List<String> owners = new ArrayList<>();
        for (Entry next = entries.peek();
                next != null && next.at() < moment && owners.size() < most;
                next = entries.peek()) {
            entries.remove();
            if (next.of.at == next.at()) {
                next.of.at = NEVER;
                owners.add(next.of.owner());
            }
        }
        return owners;
    }

    /** The number of entries, including those that will be passed over. */
    public int size() {
        return entries.size();
    }
}

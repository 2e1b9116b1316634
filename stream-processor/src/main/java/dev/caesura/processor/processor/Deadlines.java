package dev.caesura.processor.processor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Moments at which conversations must be looked at, soonest first, found without a scan.
 *
 * <p>A deadline that moves back moves nothing here: the conversation is looked at too early once,
 * and queued again. One that moves forward gets a second entry, and the later one is passed over.
 */
final class Deadlines {

    /** No deadline. */
    static final long NEVER = Long.MAX_VALUE;

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.comparingLong(Entry::at).thenComparing(entry -> entry.of.owner()));

    private record Entry(long at, Alarm of) {}

    /** One conversation's place in the queue. */
    static final class Alarm {
        private final String owner;
        private long at = NEVER;

        Alarm(String owner) {
            this.owner = owner;
        }

        private String owner() {
            return owner;
        }
    }

    /** Has the alarm ring at the latest then. */
    void set(Alarm alarm, long at) {
        if (at < alarm.at) {
            alarm.at = at;
            entries.add(new Entry(at, alarm));
        }
    }

    /** When the next alarm rings, in milliseconds since the epoch. */
    long next() {
        Entry next = entries.peek();
        return next == null ? NEVER : next.at();
    }

    /** Whose alarm rings next; null without any. */
    @Nullable String nextOwner() {
        Entry next = entries.peek();
        return next == null ? null : next.of().owner();
    }

    /** Takes out the owners of alarms before this moment, soonest first, so many at most. */
    List<String> takeBefore(long moment, int most) {
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

    /** The number of entries, those passed over among them. */
    int size() {
        return entries.size();
    }
}

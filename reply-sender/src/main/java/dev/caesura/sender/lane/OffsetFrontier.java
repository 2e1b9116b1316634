package dev.caesura.sender.lane;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The point up to which a partition is finished without a gap: everything before its first
 * unfinished record.
 *
 * <p>Records begin in the order of their offsets, which may have holes (transaction markers,
 * compaction), and finish in any order. Each step costs constant time, amortized. Not thread-safe:
 * its owner guards it.
 *
 * @param <T> the acknowledgement of a record
 */
public final class OffsetFrontier<T> {

    private final ArrayDeque<Entry<T>> line = new ArrayDeque<>();
    private final Map<Long, Entry<T>> unfinished = new HashMap<>();

    /**
     * Takes a record on.
     *
     * @throws IllegalArgumentException if its offset is not above all that began before it
     */
    public void begin(long offset, T acknowledgement) {
        Entry<T> last = line.peekLast();
        if (last != null && offset <= last.offset) {
            throw new IllegalArgumentException(
                    "Offset " + offset + " does not follow " + last.offset);
        }
        Entry<T> entry = new Entry<>(offset, acknowledgement);
        line.addLast(entry);
        unfinished.put(offset, entry);
    }

    /**
     * Marks a record as finished.
     *
     * @return the acknowledgement of the last record before the first unfinished one, if the
     *     frontier moved; else null
     * @throws IllegalStateException if the record did not begin, or is finished already
     */
    public @Nullable T finish(long offset) {
        Entry<T> entry = unfinished.remove(offset);
        if (entry == null) {
            throw new IllegalStateException("Offset " + offset + " is not in progress");
        }
        entry.finished = true;
        T moved = null;
        for (Entry<T> head = line.peekFirst();
                head != null && head.finished;
                head = line.peekFirst()) {
            moved = head.acknowledgement;
            line.removeFirst();
        }
        return moved;
    }

    /** The number of records that began and are not finished. */
    public int unfinished() {
        return unfinished.size();
    }

    /** The number of records that are not yet acknowledged: unfinished, or behind one that is. */
    public int length() {
        return line.size();
    }

    private static final class Entry<T> {
        final long offset;
        final T acknowledgement;
        boolean finished;

        Entry(long offset, T acknowledgement) {
            this.offset = offset;
            this.acknowledgement = acknowledgement;
        }
    }
}

package dev.caesura.processor.conversation.time;

import dev.caesura.processor.store.PartitionMark;
import dev.caesura.processor.store.PartitionMarks;

/**
 * How far a partition of {@code messages} has been read, in the log's own time and by offset; it
 * survives a restart, together with the offset from which open bursts are read again.
 */
public final class PartitionClock {

    private final PartitionMarks store;
    private final int partition;
    private PartitionMark mark;

    /** The clock of a partition, as it was stored. */
    public PartitionClock(PartitionMarks store, int partition) {
        this.store = store;
        this.partition = partition;
        this.mark = store.of(partition);
    }

    /** The latest arrival that was read, in milliseconds since the epoch; 0 before the first. */
    public long time() {
        return mark.readAt();
    }

    /** The partition's stored mark. */
    public PartitionMark mark() {
        return mark;
    }

    /** A record of this time is being read. */
    public void observe(long arrivedAt) {
        if (arrivedAt > mark.readAt()) {
            mark = mark.readAt(arrivedAt);
        }
    }

    /** A sender gave a sign of life. */
    public void answered(long at) {
        if (at > mark.answeredAt()) {
            mark = mark.answeredAt(at);
            store.save(partition, mark);
        }
    }

    /**
     * A record was processed completely.
     *
     * @param offset its offset
     * @param openFrom the lowest offset that an open burst holds; {@link Long#MAX_VALUE} for none
     */
    public void read(long offset, long openFrom) {
        mark = mark.read(offset, openFrom);
        store.save(partition, mark);
    }

    /**
     * The broker's timestamps are this far ahead of the arrivals from now on; saved with the next
     * mark.
     */
    public void skewed(long ahead) {
        mark = mark.skewed(ahead);
    }
}

package dev.caesura.processor.store;

import org.apache.kafka.streams.state.KeyValueStore;

/** How far each partition has been read. */
public final class PartitionMarks {

    private final KeyValueStore<Integer, byte[]> store;

    /** The marks in a store. */
    public PartitionMarks(KeyValueStore<Integer, byte[]> store) {
        this.store = store;
    }

    /** The stored mark of a partition. */
    public PartitionMark of(int partition) {
        byte[] stored = store.get(partition);
        return stored == null ? PartitionMark.NONE : PartitionMark.fromBytes(stored);
    }

    /** Stores a partition's mark; the store writes only the last one of each commit. */
    public void save(int partition, PartitionMark mark) {
        store.put(partition, mark.toBytes());
    }
}

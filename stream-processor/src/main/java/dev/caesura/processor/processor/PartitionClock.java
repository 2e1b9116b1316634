package dev.caesura.processor.processor;

import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How far a partition of {@code messages} has been read, in the log's own time; it survives a
 * restart.
 */
final class PartitionClock {

    private final KeyValueStore<Integer, Long> store;
    private final int partition;
    private long time;

    PartitionClock(KeyValueStore<Integer, Long> store, int partition) {
        this.store = store;
        this.partition = partition;
        Long stored = store.get(partition);
        this.time = stored == null ? 0 : stored;
    }

    /** The latest arrival that was read, in milliseconds since the epoch; 0 before the first. */
    long time() {
        return time;
    }

    /** A record of this time was read. */
    void observe(long arrivedAt) {
        if (arrivedAt > time) {
            time = arrivedAt;
            store.put(partition, arrivedAt);
        }
    }
}

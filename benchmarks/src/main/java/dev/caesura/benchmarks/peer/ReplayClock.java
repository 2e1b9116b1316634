package dev.caesura.benchmarks.peer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The time of a replayed log: the point up to which all of its partitions have been read. */
final class ReplayClock {

    private static final int PARTITIONS = 4;

    private final Map<Integer, Long> read = new ConcurrentHashMap<>();

    /** A partition has been read up to that moment, in milliseconds since the epoch. */
    void read(int partition, long at) {
        read.merge(partition, at, Math::max);
    }

    /** In milliseconds since the epoch; 0 while some partition has not been read at all. */
    long time() {
        if (read.size() < PARTITIONS) {
            return 0;
        }
        return read.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }
}

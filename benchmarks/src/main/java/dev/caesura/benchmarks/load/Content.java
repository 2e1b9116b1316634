package dev.caesura.benchmarks.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The content of a topic: the arrival times of each partition's messages, and those that end a
 * burst.
 */
public final class Content {

    private final long start;
    private final List<Times> messages = new ArrayList<>();
    private final List<Times> lastOnes = new ArrayList<>();

    /** Times in order, in milliseconds since the start. */
    private static final class Times {
        private int[] at = new int[1 << 12];
        private int count;

        void add(int time) {
            if (count == at.length) {
                at = Arrays.copyOf(at, 2 * count);
            }
            at[count++] = time;
        }

        /** The number of times before a moment. */
        int before(long time) {
            int low = 0;
            int high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (at[middle] < time) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    Content(int partitions, long start) {
        this.start = start;
        for (int i = 0; i < partitions; i++) {
            messages.add(new Times());
            lastOnes.add(new Times());
        }
    }

    void add(int partition, long at, boolean last) {
        int time = Math.toIntExact(at - start);
        messages.get(partition).add(time);
        if (last) {
            lastOnes.get(partition).add(time);
        }
    }

    /** The number of messages on a partition. */
    public int messages(int partition) {
        return messages.get(partition).count;
    }

    /** The number of messages. */
    public long messages() {
        return messages.stream().mapToLong(times -> times.count).sum();
    }

    /**
     * The arrival of the last of that many messages of a partition, in milliseconds since the
     * epoch.
     */
    public long readUpTo(int partition, long read) {
        return read == 0 ? start : start + messages.get(partition).at[(int) read - 1];
    }

    /** The number of a partition's bursts with their last message before a moment. */
    public int burstsWithLastBefore(int partition, long moment) {
        return lastOnes.get(partition).before(moment - start);
    }
}

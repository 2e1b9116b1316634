package dev.caesura.benchmarks.close;

import java.util.Arrays;

/** The times from bursts' deadlines until they became visible, in milliseconds. */
final class Lateness {

    private long[] millis = new long[1 << 16];
    private int count;

    /** Takes a burst that has become visible. */
    void add(long late) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, count * 2);
        }
        millis[count++] = late;
    }

    /** Takes those of another measurement too. */
    void addAll(Lateness other) {
        for (int i = 0; i < other.count; i++) {
            add(other.millis[i]);
        }
    }

    int count() {
        return count;
    }

    /**
     * The lateness that this share of the bursts does not exceed.
     *
     * @throws IllegalStateException if there is none
     */
    long percentile(double share) {
        if (count == 0) {
            throw new IllegalStateException("No burst closed");
        }
        long[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) Math.ceil(share * count) - 1)];
    }
}

package dev.caesura.benchmarks.gateway;

import java.util.Arrays;

/** Counts answers and their times. For one thread. */
final class LoadTally {

    private final long fromNanos;
    private final long untilNanos;
    private long[] nanos = new long[1 << 16];
    private int counted;
    private long accepted;
    private long others;

    /** Calls that are answered between the two times are measured; all are counted. */
    LoadTally(long fromNanos, long untilNanos) {
        this.fromNanos = fromNanos;
        this.untilNanos = untilNanos;
    }

    void accepted(long dueNanos, long nowNanos) {
        accepted++;
        if (nowNanos - fromNanos >= 0 && nowNanos - untilNanos < 0) {
            if (counted == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * counted);
            }
            nanos[counted++] = nowNanos - dueNanos;
        }
    }

    void other() {
        others++;
    }

    LoadResult result() {
        long[] sorted = Arrays.copyOf(nanos, counted);
        Arrays.sort(sorted);
        double seconds = (untilNanos - fromNanos) / 1e9;
        return new LoadResult(
                accepted,
                others,
                counted / seconds,
                millis(sorted, 0.5),
                millis(sorted, 0.99),
                millis(sorted, 1));
    }

    private static double millis(long[] sorted, double quantile) {
        int index = (int) Math.ceil(quantile * sorted.length) - 1;
        return sorted.length == 0 ? 0 : sorted[Math.max(0, index)] / 1e6;
    }
}

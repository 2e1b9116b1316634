package dev.caesura.benchmarks.reply;

import java.util.Collection;

/**
 * Percentiles of measured times.
 *
 * @param millis the times, in milliseconds
 */
record Times(Collection<Long> millis) {

    /** The time that this share does not exceed. */
    long percentile(double share) {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    long longest() {
        return percentile(1);
    }
}

package dev.caesura.processor.tune;

import java.util.Arrays;

/** Durations, counted in tenths of a second up to an hour, for their percentiles. */
final class Waits {

    private static final int STEP_MILLIS = 100;
    private static final int STEPS = 36_000;

    private int[] counts = new int[64];
    private long total;

    void add(long millis) {
        int step = (int) Math.min(STEPS - 1, Math.max(0, millis / STEP_MILLIS));
        if (step >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(step + 1, counts.length * 2));
        }
        counts[step]++;
        total++;
    }

    /** The wait that this share of all does not exceed, in seconds; 0 without any. */
    double percentile(double share) {
        long rank = (long) Math.ceil(share * total);
        long seen = 0;
        for (int step = 0; step < counts.length && rank > 0; step++) {
            seen += counts[step];
            if (seen >= rank) {
                return step * STEP_MILLIS / 1000.0;
            }
        }
        return 0;
    }
}

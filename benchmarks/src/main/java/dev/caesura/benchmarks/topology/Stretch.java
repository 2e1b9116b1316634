package dev.caesura.benchmarks.topology;

import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** The part of a run that is measured. */
@FunctionalInterface
public interface Stretch {

    /**
     * Follows a run up to the end of the stretch.
     *
     * @return the samples at its beginning and at its end
     */
    Ends follow(Progress progress) throws InterruptedException, ExecutionException;

    /** Both ends of the measured stretch. */
    record Ends(Sample from, Sample to) {}

    /** A measured time after a warm-up time, from the first commit on. */
    static Stretch ofTime(Duration warmUp, Duration measured) {
        return progress -> {
            progress.awaitCommitted(1);
            Sample from = progress.nextAfter(warmUp);
            return new Ends(from, progress.nextAfter(measured));
        };
    }

    /** A number of measured messages, after those that open bursts and warm up. */
    static Stretch ofMessages(long before, long measured) {
        return progress -> {
            Sample from = progress.lastBefore(before);
            return new Ends(from, progress.awaitCommitted(before + measured));
        };
    }
}

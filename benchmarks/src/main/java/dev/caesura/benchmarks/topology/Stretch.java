package dev.caesura.benchmarks.topology;

import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** Which part of a run is measured. */
@FunctionalInterface
public interface Stretch {

    /**
     * Follows a run up to the end of the stretch.
     *
     * @return at its beginning and at its end
     */
    Ends follow(Progress progress) throws InterruptedException, ExecutionException;

    /** Both ends of what was measured. */
    record Ends(Sample from, Sample to) {}

    /** So much time, after so much time that warms up, from the first commit on. */
    static Stretch ofTime(Duration warmUp, Duration measured) {
        return progress -> {
            progress.awaitCommitted(1);
            Sample from = progress.nextAfter(warmUp);
            return new Ends(from, progress.nextAfter(measured));
        };
    }

    /** So many messages, after so many that open bursts and warm up. */
    static Stretch ofMessages(long before, long measured) {
        return progress -> {
            Sample from = progress.lastBefore(before);
            return new Ends(from, progress.awaitCommitted(before + measured));
        };
    }
}

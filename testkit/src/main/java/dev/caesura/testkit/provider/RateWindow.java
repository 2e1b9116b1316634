package dev.caesura.testkit.provider;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts the calls of each second. */
final class RateWindow {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private int most;
    private long began;
    private int count;

    synchronized void limit(int callsPerSecond) {
        most = callsPerSecond;
    }

    /** How long to wait before a call is taken; zero if this one is. */
    synchronized Duration take() {
        long now = System.nanoTime();
        if (now - began >= SECOND) {
            began = now;
            count = 0;
        }
        if (most > 0 && count >= most) {
            return Duration.ofNanos(Math.max(1, began + SECOND - now));
        }
        count++;
        return Duration.ZERO;
    }
}

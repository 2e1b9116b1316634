package dev.caesura.processor.conversation.time;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The local time, which never jumps: it begins with the system's clock and goes on with its timer,
 * so that setting the system's clock is not taken for a jump of the broker's. A test's clock, which
 * is far from the system's, is followed as it is.
 */
public final class SteadyClock {

    private static final long REAL = TimeUnit.SECONDS.toMillis(5);

    private final LongSupplier clock;
    private final boolean real;
    private final long began;
    private final long beganNanos;

    /** A clock that begins now with another's time, in milliseconds since the epoch. */
    public SteadyClock(LongSupplier clock) {
        this.clock = clock;
        this.began = clock.getAsLong();
        this.beganNanos = System.nanoTime();
        this.real = Math.abs(began - System.currentTimeMillis()) < REAL;
    }

    /** The time, in milliseconds since the epoch. */
    public long millis() {
        return real
                ? began + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos)
                : clock.getAsLong();
    }
}

package dev.caesura.processor.conversation.time;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The local time, which never jumps: it starts from the system clock and goes on with the system
 * timer, so that setting the system clock is not taken for a jump of the broker's. A test's clock,
 * which is far from the system's, is followed as it is.
 *
 * <p>The timer stands still while the machine sleeps, as a laptop or a suspended virtual machine
 * does; the system clock does not. The time for which it may have slept is reported separately.
 */
public final class SteadyClock {

    private static final long REAL = TimeUnit.SECONDS.toMillis(5);

    private final LongSupplier clock;
    private final LongSupplier nanos;
    private final boolean real;
    private final long began;
    private final long beganNanos;
    private long drift;

    /** A clock that starts now from another clock's time, in milliseconds since the epoch. */
    public SteadyClock(LongSupplier clock) {
        this(
                clock,
                System::nanoTime,
                Math.abs(clock.getAsLong() - System.currentTimeMillis()) < REAL);
    }

    SteadyClock(LongSupplier clock, LongSupplier nanos, boolean real) {
        this.clock = clock;
        this.nanos = nanos;
        this.real = real;
        this.began = clock.getAsLong();
        this.beganNanos = nanos.getAsLong();
    }

    /** The time, in milliseconds since the epoch. */
    public long millis() {
        return real ? timer() : clock.getAsLong();
    }

    /**
     * How long the machine may have slept since the broker's time was last known, in milliseconds.
     * Setting its clock ahead looks the same from here.
     */
    public long slept() {
        return real ? Math.max(0, clock.getAsLong() - timer() - drift) : 0;
    }

    /** The broker's time is known again: earlier sleep no longer matters. */
    public void awake() {
        drift = real ? clock.getAsLong() - timer() : 0;
    }

    private long timer() {
        return began + TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - beganNanos);
    }
}

package dev.caesura.gateway.app;

import dev.caesura.gateway.webhook.Workload;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time that calls have waited for the server's event loops.
 *
 * <p>In each turn, a loop serves its connections and then its timers. While it keeps up, its timers
 * fire at every {@link #BEAT}. Under overload a turn takes long, and the work at its end has been
 * waiting since its start. One long turn alone is no overload: the first calls after the start load
 * classes.
 */
final class EventLoopDelay implements Workload {

    private static final Duration BEAT = Duration.ofMillis(25);

    /**
     * The time for which the turns have to be late. Work that waits during it waits no longer than
     * it.
     */
    private static final Duration LATE_FOR = Duration.ofSeconds(1);

    private final FastThreadLocal<Beat> beats = new FastThreadLocal<>();
    private final long beginWithinNanos;
    private final LongSupplier nanos;

    /**
     * A delay of nothing.
     *
     * @param beginWithin the time that a call may wait before it begins
     * @param nanos a clock, in nanoseconds from anywhere
     */
    EventLoopDelay(Duration beginWithin, LongSupplier nanos) {
        this.beginWithinNanos = beginWithin.toNanos();
        this.nanos = nanos;
    }

    /** Lets a loop beat from now on, if it does not yet. To be called on the loop itself. */
    void watch(EventLoop loop) {
        if (beats.isSet()) {
            return;
        }
        Beat beat = new Beat(nanos.getAsLong());
        beats.set(beat);
        var unused =
                loop.scheduleWithFixedDelay(
                        () -> beat.at(nanos.getAsLong()),
                        BEAT.toMillis(),
                        BEAT.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public Duration waited() {
        Beat beat = beats.getIfExists();
        return beat == null
                ? Duration.ZERO
                : Duration.ofNanos(Math.max(0, beat.lateAt(nanos.getAsLong())));
    }

    @Override
    public boolean isTooMuch() {
        Beat beat = beats.getIfExists();
        long now = nanos.getAsLong();
        return beat != null
                && beat.lateAt(now) > beginWithinNanos
                && now - beat.onTime > LATE_FOR.toNanos();
    }

    /** The times at which a loop's timers fired. Touched by this loop only. */
    private final class Beat {

        private long last;
        private long onTime;

        Beat(long now) {
            this.last = now;
            this.onTime = now;
        }

        void at(long now) {
            if (lateAt(now) <= beginWithinNanos) {
                onTime = now;
            }
            last = now;
        }

        long lateAt(long now) {
            return now - last - BEAT.toNanos();
        }
    }
}

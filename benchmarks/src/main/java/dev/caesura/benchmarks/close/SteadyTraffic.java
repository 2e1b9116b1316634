package dev.caesura.benchmarks.close;

import dev.caesura.benchmarks.load.Backlog;
import dev.caesura.benchmarks.load.Traffic;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Bursts of three messages a second apart, with a given number beginning in each second. */
final class SteadyTraffic implements AutoCloseable {

    /** Not yet at its last message. */
    static final long UNFINISHED = 0;

    private static final Duration TICK = Duration.ofMillis(10);
    private static final int TICKS_A_SECOND = (int) (1_000 / TICK.toMillis());
    private static final String CONTACT = "contact-";

    private final Backlog topic;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile int perTick;
    // Of the ticks of the last two seconds: the first burst that each began.
    private final int[] begunAt = new int[2 * TICKS_A_SECOND + 1];
    private long tick;
    private long[] finishedAt = new long[1 << 20];
    private int begun;
    private int finished;

    SteadyTraffic(Backlog topic, int burstsPerSecond) {
        this.topic = topic;
        rate(burstsPerSecond);
    }

    /** Sets the number of bursts that begin in each second from now on. */
    final void rate(int burstsPerSecond) {
        if (burstsPerSecond < TICKS_A_SECOND) {
            throw new IllegalArgumentException(
                    burstsPerSecond + " bursts a second are too few: write " + TICKS_A_SECOND);
        }
        perTick = burstsPerSecond / TICKS_A_SECOND;
    }

    void start() {
        clock.scheduleAtFixedRate(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        int now = perTick;
        int second = begunBefore(TICKS_A_SECOND);
        int secondEnd = begunBefore(TICKS_A_SECOND - 1);
        int third = begunBefore(2 * TICKS_A_SECOND);
        int thirdEnd = begunBefore(2 * TICKS_A_SECOND - 1);
        begunAt[(int) (tick % begunAt.length)] = begun;
        tick++;
        for (int i = 0; i < now; i++) {
            send(begun++, 0);
        }
        for (int burst = second; burst < secondEnd; burst++) {
            send(burst, 1);
        }
        for (int burst = third; burst < thirdEnd; burst++) {
            finish(burst, send(burst, 2));
        }
    }

    /** The first burst of the tick that was so many ticks ago. */
    private int begunBefore(int ticks) {
        long of = tick - ticks;
        return of < 0 ? 0 : of == tick ? begun : begunAt[(int) (of % begunAt.length)];
    }

    private long send(int burst, int number) {
        String contact = CONTACT + burst;
        long at = System.currentTimeMillis();
        topic.send(Traffic.ACCOUNT, contact, contact + "-" + number, at);
        return at;
    }

    private synchronized void finish(int burst, long at) {
        if (burst >= finishedAt.length) {
            finishedAt = Arrays.copyOf(finishedAt, 2 * finishedAt.length);
        }
        finishedAt[burst] = at;
        finished = burst + 1;
    }

    /** The time of a burst's last message, or {@link #UNFINISHED}; bursts finish in order. */
    synchronized long finishedAt(int burst) {
        return burst < finished ? finishedAt[burst] : UNFINISHED;
    }

    /** The number of bursts that have their last message. */
    synchronized int finished() {
        return finished;
    }

    /** The burst that a request answers, by its key; -1 for none of these. */
    static int burstOf(String conversation) {
        int at = conversation.lastIndexOf(':' + CONTACT);
        return at < 0 ? -1 : Integer.parseInt(conversation.substring(at + 1 + CONTACT.length()));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

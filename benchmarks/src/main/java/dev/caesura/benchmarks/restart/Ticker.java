package dev.caesura.benchmarks.restart;

import dev.caesura.benchmarks.load.Backlog;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Bursts of one message that close all the time, beside the many that stay open: a message every
 * few milliseconds whose arrival lies almost one gap ago.
 */
final class Ticker implements AutoCloseable {

    static final String ACCOUNT = "ticker";

    private static final Duration TICK = Duration.ofMillis(20);

    /** The time from a message's writing to its burst's deadline. */
    private static final Duration LEFT = Duration.ofMillis(500);

    private final Backlog topic;
    private final Duration gap;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile int sent;

    Ticker(Backlog topic, Duration gap) {
        this.topic = topic;
        this.gap = gap;
    }

    void start() {
        clock.scheduleAtFixedRate(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The number of messages so far. */
    int sent() {
        return sent;
    }

    /** The number of the message that made this burst, by the burst's key. */
    static int numberOf(String conversation) {
        return Integer.parseInt(conversation.substring(conversation.lastIndexOf('-') + 1));
    }

    private void tick() {
        int number = sent + 1;
        String contact = "tick-" + number;
        long at = System.currentTimeMillis() - gap.minus(LEFT).toMillis();
        topic.send(ACCOUNT, contact, contact, at);
        sent = number;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

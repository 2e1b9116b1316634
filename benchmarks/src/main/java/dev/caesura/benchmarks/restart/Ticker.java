package dev.caesura.benchmarks.restart;

import dev.caesura.benchmarks.load.Backlog;
import dev.caesura.benchmarks.peer.Setup;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Bursts of one message that close all the time, beside the many that stay open: a message every
 * few milliseconds, for an account with a short gap.
 */
final class Ticker implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(20);

    private final Backlog topic;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile int sent;

    Ticker(Backlog topic) {
        this.topic = topic;
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
        topic.send(Setup.QUICK_ACCOUNT, contact, contact, System.currentTimeMillis());
        sent = number;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

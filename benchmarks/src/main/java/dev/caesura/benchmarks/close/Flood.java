package dev.caesura.benchmarks.close;

import dev.caesura.benchmarks.load.Backlog;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One contact who writes without end. */
final class Flood implements AutoCloseable {

    private static final String CONTACT = "flood";
    private static final long MINUTE = TimeUnit.MINUTES.toMicros(1);

    private final Backlog topic;
    private final int perMinute;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int sent;

    Flood(Backlog topic, int perMinute) {
        this.topic = topic;
        this.perMinute = perMinute;
    }

    void start() {
        clock.scheduleAtFixedRate(this::send, 0, MINUTE / perMinute, TimeUnit.MICROSECONDS);
    }

    private void send() {
        topic.send(CONTACT, CONTACT, CONTACT + "-" + sent++, System.currentTimeMillis());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

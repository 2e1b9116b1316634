package dev.caesura.benchmarks.close;

import dev.caesura.benchmarks.load.Backlog;
import dev.caesura.benchmarks.load.Traffic;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Bursts of three messages a second apart, so many beginning in each second. */
final class SteadyTraffic implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(10);

    private final Backlog topic;
    private final int perTick;
    private final int lag;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int begun;

    SteadyTraffic(Backlog topic, int burstsPerSecond) {
        this.topic = topic;
        this.perTick = (int) Math.max(1, burstsPerSecond * TICK.toMillis() / 1_000);
        this.lag = (int) (perTick * TimeUnit.SECONDS.toMillis(1) / TICK.toMillis());
    }

    void start() {
        clock.scheduleAtFixedRate(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        for (int i = 0; i < perTick; i++) {
            for (int number = 0; number < Traffic.MESSAGES; number++) {
                send(begun - number * lag, number);
            }
            begun++;
        }
    }

    private void send(int conversation, int number) {
        if (conversation >= 0) {
            String contact = "contact-%08d".formatted(conversation);
            topic.send(
                    Traffic.ACCOUNT, contact, contact + "-" + number, System.currentTimeMillis());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

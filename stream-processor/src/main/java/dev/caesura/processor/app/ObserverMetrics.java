package dev.caesura.processor.app;

import dev.caesura.processor.processor.ProcessorObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Shows how the topology is doing as Micrometer's metrics. */
final class ObserverMetrics implements ProcessorObserver {

    private final Map<Integer, PartitionStanding> partitions = new ConcurrentHashMap<>();
    private final Timer lateness;
    private final Counter clamped;

    ObserverMetrics(MeterRegistry meters) {
        lateness =
                Timer.builder("caesura.processor.lateness")
                        .description("From a burst's deadline to its closing")
                        .serviceLevelObjectives(
                                Duration.ofMillis(50),
                                Duration.ofMillis(100),
                                Duration.ofMillis(200),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30))
                        .register(meters);
        clamped =
                Counter.builder("caesura.processor.clamped.timestamps")
                        .description("Records whose time can't be")
                        .register(meters);
        gauge(
                meters,
                "caesura.processor.waiting.conversations",
                "Conversations with an open burst or a turn in flight",
                ObserverMetrics::sum);
        gauge(
                meters,
                "caesura.processor.lag.seconds",
                "How long the last record had lain in the log when it was read",
                metrics -> metrics.most(PartitionStanding::lag));
        gauge(
                meters,
                "caesura.processor.oldest.turn.seconds",
                "How long the turn that stands still has made no progress",
                metrics -> metrics.most(PartitionStanding::stillest));
    }

    @Override
    public void closed(Duration late) {
        lateness.record(late);
    }

    @Override
    public void clamped() {
        clamped.increment();
    }

    @Override
    public void standing(int partition, PartitionStanding standing) {
        partitions.put(partition, standing);
    }

    @Override
    public void released(int partition) {
        partitions.remove(partition);
    }

    private double sum() {
        return partitions.values().stream().mapToInt(PartitionStanding::waiting).sum();
    }

    private double most(java.util.function.Function<PartitionStanding, Duration> what) {
        return partitions.values().stream()
                .map(what)
                .mapToDouble(time -> time.toMillis() / 1000.0)
                .max()
                .orElse(0);
    }

    private void gauge(
            MeterRegistry meters,
            String name,
            String description,
            ToDoubleFunction<ObserverMetrics> value) {
        Gauge.builder(name, this, value).description(description).register(meters);
    }
}

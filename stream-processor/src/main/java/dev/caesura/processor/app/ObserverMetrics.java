package dev.caesura.processor.app;

import dev.caesura.processor.conversation.observe.ProcessorObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/** Shows the state of the topology as Micrometer metrics. */
public final class ObserverMetrics implements ProcessorObserver {

    private final Map<Integer, PartitionStanding> partitions = new ConcurrentHashMap<>();
    private final Timer lateness;
    private final Counter clamped;
    private final MeterRegistry meters;
    private final AtomicLong setAside = new AtomicLong();
    private final Map<Integer, Duration> skews = new ConcurrentHashMap<>();

    public ObserverMetrics(MeterRegistry meters) {
        this.meters = meters;
        lateness =
                Timer.builder(ProcessorMeter.LATENESS.getName())
                        .description(ProcessorMeter.LATENESS.description())
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
        clamped = ProcessorMeter.CLAMPED_TIMESTAMPS.counterIn(meters);
        gauge(meters, ProcessorMeter.CLOCK_SKEW, ObserverMetrics::mostSkewed);
        gauge(meters, ProcessorMeter.WAITING_CONVERSATIONS, ObserverMetrics::sum);
        gauge(meters, ProcessorMeter.LAG, metrics -> metrics.most(PartitionStanding::lag));
        gauge(
                meters,
                ProcessorMeter.OLDEST_TURN,
                metrics -> metrics.most(PartitionStanding::stillest));
    }

    @Override
    public void closed(Duration late) {
        lateness.record(late);
    }

    @Override
    public void setAside(String conversationId, String reason) {
        setAside.incrementAndGet();
        ProcessorMeter.SET_ASIDE.counterIn(meters, reason).increment();
    }

    @Override
    public void skewed(int partition, Duration ahead) {
        skews.put(partition, ahead);
    }

    /** The number of conversations and records set aside since the start. */
    public long setAside() {
        return setAside.get();
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
        skews.remove(partition);
        partitions.remove(partition);
    }

    private double mostSkewed() {
        return skews.values().stream()
                .mapToDouble(skew -> skew.toMillis() / 1000.0)
                .reduce(0, (most, one) -> Math.abs(one) > Math.abs(most) ? one : most);
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
            MeterRegistry meters, ProcessorMeter meter, ToDoubleFunction<ObserverMetrics> value) {
        Gauge.builder(meter.getName(), this, value)
                .description(meter.description())
                .baseUnit(meter.getBaseUnit())
                .register(meters);
    }
}

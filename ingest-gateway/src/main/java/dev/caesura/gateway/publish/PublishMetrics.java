package dev.caesura.gateway.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** What publishing counts. */
public final class PublishMetrics {

    private final Timer acknowledged;
    private final Counter spooled;
    private final Counter drained;
    private final Counter refused;
    private final Counter setAside;
    private final Counter interruptions;

    public PublishMetrics(MeterRegistry registry) {
        acknowledged =
                Timer.builder("caesura.gateway.kafka.acknowledge")
                        .description("From handing a webhook's records to Kafka to the last ack")
                        .publishPercentileHistogram()
                        .maximumExpectedValue(Duration.ofSeconds(5))
                        .register(registry);
        spooled = counter(registry, "spooled", "Webhooks that went to the spool");
        drained = counter(registry, "spool.drained", "Records that came out of the spool");
        refused = counter(registry, "kafka.refused", "Records that Kafka would never take");
        setAside = counter(registry, "spool.set.aside", "Records kept on the disk for a person");
        interruptions =
                counter(registry, "kafka.interruptions", "Switches from Kafka to the spool");
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder("caesura.gateway." + name)
                .description(description)
                .register(registry);
    }

    /** Shows what the status says as gauges. */
    static void show(MeterRegistry registry, Clock clock, Supplier<PublisherStatus> status) {
        Gauge.builder("caesura.gateway.spool.records", () -> status.get().entries())
                .description("Records in the spool")
                .register(registry);
        Gauge.builder("caesura.gateway.spool.size", () -> status.get().bytes())
                .description("What the spool holds")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("caesura.gateway.spool.age", () -> age(clock, status.get()))
                .description("How long the oldest record of the spool has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double age(Clock clock, PublisherStatus status) {
        return status.oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    void acknowledged(Duration after) {
        acknowledged.record(after);
    }

    void spooled() {
        spooled.increment();
    }

    void drained(int records) {
        drained.increment(records);
    }

    void refused() {
        refused.increment();
    }

    void setAside() {
        setAside.increment();
    }

    void interrupted() {
        interruptions.increment();
    }
}

package dev.caesura.gateway.publish;

import dev.caesura.gateway.meter.GatewayMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** The counters of publishing. */
public final class PublishMetrics {

    private final Timer acknowledged;
    private final Counter spooled;
    private final Counter drained;
    private final Counter refused;
    private final Counter setAside;
    private final Counter interruptions;

    public PublishMetrics(MeterRegistry registry) {
        acknowledged =
                Timer.builder(GatewayMeter.KAFKA_ACKNOWLEDGE.getName())
                        .description(GatewayMeter.KAFKA_ACKNOWLEDGE.description())
                        .publishPercentileHistogram()
                        .maximumExpectedValue(Duration.ofSeconds(5))
                        .register(registry);
        spooled = GatewayMeter.SPOOLED.counterIn(registry);
        drained = GatewayMeter.SPOOL_DRAINED.counterIn(registry);
        refused = GatewayMeter.KAFKA_REFUSED.counterIn(registry);
        setAside = GatewayMeter.SPOOL_SET_ASIDE.counterIn(registry);
        interruptions = GatewayMeter.KAFKA_INTERRUPTIONS.counterIn(registry);
    }

    /** Shows the status as gauges. */
    static void show(MeterRegistry registry, Clock clock, Supplier<PublisherStatus> status) {
        gauge(registry, GatewayMeter.SPOOL_RECORDS, () -> status.get().entries());
        gauge(registry, GatewayMeter.SPOOL_SIZE, () -> status.get().bytes());
        gauge(registry, GatewayMeter.SPOOL_SET_ASIDE_RECORDS, () -> status.get().setAside());
        gauge(registry, GatewayMeter.SPOOL_AGE, () -> age(clock, status.get()));
    }

    private static void gauge(MeterRegistry registry, GatewayMeter meter, Supplier<Number> value) {
        Gauge.builder(meter.getName(), value)
                .description(meter.description())
                .baseUnit(meter.getBaseUnit())
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

package dev.caesura.sender.lane;

import dev.caesura.sender.meter.SenderMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.IntSupplier;

/** The lanes' meters, tagged with the listener's name. */
final class LaneMetrics {

    private final MeterRegistry registry;
    private final Tags tags;
    private final Counter late;
    private final Counter failed;

    LaneMetrics(MeterRegistry registry, String listener) {
        this.registry = registry;
        this.tags = Tags.of(SenderMeter.IN_FLIGHT.getKeyNames()[0].asString(), listener);
        this.late = counter(SenderMeter.LATE);
        this.failed = counter(SenderMeter.STEP_FAILURES);
    }

    void inFlight(IntSupplier value) {
        Gauge.builder(SenderMeter.IN_FLIGHT.getName(), value::getAsInt)
                .description(SenderMeter.IN_FLIGHT.description())
                .tags(tags)
                .register(registry);
    }

    void late() {
        late.increment();
    }

    void failed() {
        failed.increment();
    }

    private Counter counter(SenderMeter meter) {
        return Counter.builder(meter.getName())
                .description(meter.description())
                .tags(tags)
                .register(registry);
    }
}

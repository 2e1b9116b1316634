package dev.caesura.sender.lane;

import dev.caesura.sender.meter.SenderMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** The lanes' meters, tagged with the listener's name. */
final class LaneMetrics {

    private final MeterRegistry registry;
    private final String listener;
    private final Counter late;
    private final Counter failed;

    LaneMetrics(MeterRegistry registry, String listener) {
        this.registry = registry;
        this.listener = listener;
        this.late = SenderMeter.LATE.counterIn(registry, listener);
        this.failed = SenderMeter.STEP_FAILURES.counterIn(registry, listener);
    }

    void inFlight(IntSupplier value) {
        Gauge.builder(SenderMeter.IN_FLIGHT.getName(), value::getAsInt)
                .description(SenderMeter.IN_FLIGHT.description())
                .tag(SenderMeter.IN_FLIGHT.sheet().tags().get(0), listener)
                .register(registry);
    }

    void late() {
        late.increment();
    }

    void failed() {
        failed.increment();
    }
}

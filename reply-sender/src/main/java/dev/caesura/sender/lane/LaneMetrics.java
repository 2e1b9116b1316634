package dev.caesura.sender.lane;

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
        this.tags = Tags.of("listener", listener);
        this.late =
                Counter.builder("caesura.sender.late")
                        .description("Records finished after their partition was given up")
                        .tags(tags)
                        .register(registry);
        this.failed =
                Counter.builder("caesura.sender.step.failures")
                        .description("Steps that threw and are tried again")
                        .tags(tags)
                        .register(registry);
    }

    void inFlight(IntSupplier value) {
        Gauge.builder("caesura.sender.in.flight", value::getAsInt)
                .description("Records taken on and not finished")
                .tags(tags)
                .register(registry);
    }

    void late() {
        late.increment();
    }

    void failed() {
        failed.increment();
    }
}

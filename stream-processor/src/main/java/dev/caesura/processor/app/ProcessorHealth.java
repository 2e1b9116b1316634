package dev.caesura.processor.app;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the stream threads run or move partitions; down once they have given up. */
public final class ProcessorHealth implements HealthIndicator {

    private final ProcessorLifecycle processor;
    private final ObserverMetrics observed;

    public ProcessorHealth(ProcessorLifecycle processor, ObserverMetrics observed) {
        this.processor = processor;
        this.observed = observed;
    }

    @Override
    public Health health() {
        var health = processor.isRunning() ? Health.up() : Health.down();
        return health.withDetail("streams", processor.state().name())
                .withDetail("setAside", observed.setAside())
                .build();
    }
}

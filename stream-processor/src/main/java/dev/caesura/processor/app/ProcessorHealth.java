package dev.caesura.processor.app;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the stream threads run or move partitions; down once they have given up. */
final class ProcessorHealth implements HealthIndicator {

    private final ProcessorLifecycle processor;

    ProcessorHealth(ProcessorLifecycle processor) {
        this.processor = processor;
    }

    @Override
    public Health health() {
        var health = processor.isRunning() ? Health.up() : Health.down();
        return health.withDetail("streams", processor.state().name())
                .withDetail("setAside", processor.setAside())
                .build();
    }
}

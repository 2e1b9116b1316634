package dev.caesura.processor.app;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up while the stream threads run or move partitions; down once they have failed for good, and
 * while a topic is missing.
 */
public final class ProcessorHealth implements HealthIndicator {

    private final ProcessorLifecycle processor;
    private final ObserverMetrics observed;

    public ProcessorHealth(ProcessorLifecycle processor, ObserverMetrics observed) {
        this.processor = processor;
        this.observed = observed;
    }

    @Override
    public Health health() {
        Optional<String> missing = processor.missingTopic();
        var health = processor.isRunning() && missing.isEmpty() ? Health.up() : Health.down();
        missing.ifPresent(topic -> health.withDetail("missingTopic", topic));
        return health.withDetail("streams", processor.state().name())
                .withDetail("setAside", observed.setAside())
                .build();
    }
}

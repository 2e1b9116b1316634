package dev.caesura.service.supervise;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether all threads of the service's own work: down if one is given up or stuck. It is part of
 * the liveness group, so that the platform restarts the service.
 */
public final class ThreadsHealth implements HealthIndicator {

    private final Supervisor supervisor;

    public ThreadsHealth(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    @Override
    public Health health() {
        List<ThreadReport> threads = supervisor.threads();
        boolean lost = threads.stream().anyMatch(ThreadReport::isLost);
        Health.Builder health = lost ? Health.down() : Health.up();
        threads.forEach(thread -> health.withDetail(thread.name(), textOf(thread)));
        return health.build();
    }

    private static String textOf(ThreadReport thread) {
        String state = thread.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return thread.problem().map(problem -> state + ": " + problem).orElse(state);
    }
}

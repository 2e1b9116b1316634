package dev.caesura.console.services;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a service is.
 *
 * @param name gateway, processor or sender
 * @param health what its health says: UP, DOWN …; {@code unreachable}, or {@code not configured}
 * @param figures what its metrics say, by the metric's name and labels
 */
public record ServiceState(String name, String health, Map<String, Double> figures) {

    static ServiceState without(String name, @Nullable String health) {
        return new ServiceState(name, health == null ? "unknown" : health, Map.of());
    }
}

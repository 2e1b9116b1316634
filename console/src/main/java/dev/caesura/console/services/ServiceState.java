package dev.caesura.console.services;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a service.
 *
 * @param name gateway, processor or sender
 * @param health its health: UP, DOWN …; {@code unreachable}, or {@code not configured}
 * @param figures its metrics, by the metric's name and labels
 */
public record ServiceState(String name, String health, Map<String, Double> figures) {

    static ServiceState without(String name, @Nullable String health) {
        return new ServiceState(name, health == null ? "unknown" : health, Map.of());
    }
}

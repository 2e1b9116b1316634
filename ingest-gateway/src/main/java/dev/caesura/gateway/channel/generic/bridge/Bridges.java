package dev.caesura.gateway.channel.generic.bridge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The presets. */
public final class Bridges {

    private static final List<Bridge> ALL =
            List.of(
                    new EvolutionBridge(),
                    new WahaBridge(),
                    new ChatwootBridge(),
                    new BaileysBridge(),
                    new HandOffBridge());

    private Bridges() {}

    /**
     * The preset of that name; null for none.
     *
     * @throws IllegalArgumentException if there is no such preset
     */
    public static @Nullable Bridge require(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return ALL.stream()
                .filter(bridge -> bridge.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no preset '"
                                                + name
                                                + "'; write one of "
                                                + names()));
    }

    /** The product that the body is from, if its shape tells. */
    public static Optional<Bridge> recognising(JsonNode root) {
        return ALL.stream().filter(bridge -> bridge.recognises(root)).findFirst();
    }

    private static String names() {
        return ALL.stream().map(Bridge::name).collect(Collectors.joining(", "));
    }
}

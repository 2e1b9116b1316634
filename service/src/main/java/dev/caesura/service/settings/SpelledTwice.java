package dev.caesura.service.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Finds one setting under two spellings in the same place: nobody knows which one counts. */
final class SpelledTwice {

    private final Map<ConfigurationPropertyName, String> spellings = new HashMap<>();

    /** The problem with the next name, if an earlier one means the same setting. */
    Optional<String> says(String name) {
        String earlier = spellings.putIfAbsent(ConfigurationPropertyName.adapt(name, '.'), name);
        return Optional.ofNullable(earlier)
                .filter(one -> !one.equals(name))
                .map(one -> "is the same setting as " + one + "; write one of them");
    }
}

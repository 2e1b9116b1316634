package dev.caesura.service.settings;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The settings that somebody wrote: for programs that hand settings on instead of binding them. */
public final class WrittenSettings {

    private static final String PREFIX = "caesura.";

    private WrittenSettings() {}

    /** Every setting of Caesura that is written somewhere, with the value that wins. */
    public static Map<String, Object> of(ConfigurableEnvironment environment) {
        Map<String, Object> settings = new LinkedHashMap<>();
        Set<ConfigurationPropertyName> seen = new HashSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> named) {
                for (String written : named.getPropertyNames()) {
                    name(named, written)
                            .filter(name -> seen.add(ConfigurationPropertyName.adapt(name, '.')))
                            .ifPresent(
                                    name -> settings.put(name, value(environment, named, written)));
                }
            }
        }
        settings.remove(ConfigFiles.SETTING);
        return settings;
    }

    private static Optional<String> name(EnumerablePropertySource<?> source, String written) {
        if (source instanceof SystemEnvironmentPropertySource) {
            return written.startsWith("CAESURA_")
                    ? SettingsMetadata.known().ofVariable(written)
                    : Optional.empty();
        }
        // The launcher's variables have the same prefix, but are not settings.
        return Optional.of(written)
                .filter(name -> name.startsWith(PREFIX))
                .filter(
                        name ->
                                SettingsMetadata.known()
                                                .kind(ConfigurationPropertyName.adapt(name, '.'))
                                        == KnownSettings.Kind.VALUE);
    }

    private static Object value(
            ConfigurableEnvironment environment, PropertySource<?> source, String written) {
        return environment.resolvePlaceholders(String.valueOf(source.getProperty(written)));
    }
}

package dev.caesura.service.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings without the refused ones, so that the others can be checked further. */
final class ReadableSettings {

    private final Set<ConfigurationPropertyName> refused;

    ReadableSettings(Set<ConfigurationPropertyName> refused) {
        this.refused = refused;
    }

    ConfigurableEnvironment of(ConfigurableEnvironment environment) {
        if (refused.isEmpty()) {
            return environment;
        }
        StandardEnvironment rest = new StandardEnvironment();
        MutablePropertySources sources = rest.getPropertySources();
        sources.stream().map(PropertySource::getName).toList().forEach(sources::remove);
        environment.getPropertySources().stream()
                .filter(
                        source ->
                                !ConfigurationPropertySources.isAttachedConfigurationPropertySource(
                                        source))
                .forEach(source -> sources.addLast(rest(source)));
        return rest;
    }

    /** Whether a problem may result from the settings that were left out. */
    boolean lacksPartOf(Problem problem) {
        ConfigurationPropertyName key = ConfigurationPropertyName.adapt(problem.key(), '.');
        return !key.isEmpty()
                && refused.stream().anyMatch(one -> one.equals(key) || key.isAncestorOf(one));
    }

    private PropertySource<?> rest(PropertySource<?> source) {
        if (source instanceof SystemEnvironmentPropertySource environment) {
            Map<String, Object> variables = new LinkedHashMap<>(environment.getSource());
            variables.keySet().removeIf(name -> isRefused(ofVariable(name)));
            return new SystemEnvironmentPropertySource(source.getName(), variables);
        }
        return source instanceof EnumerablePropertySource<?> named ? new Rest(named) : source;
    }

    private static Optional<ConfigurationPropertyName> ofVariable(String name) {
        return name.startsWith("CAESURA_")
                ? SettingsMetadata.known()
                        .ofVariable(name)
                        .map(setting -> ConfigurationPropertyName.adapt(setting, '.'))
                : Optional.empty();
    }

    private boolean isRefused(Optional<ConfigurationPropertyName> name) {
        return name.isPresent()
                && refused.stream()
                        .anyMatch(one -> one.equals(name.get()) || one.isAncestorOf(name.get()));
    }

    /** The settings of a source without the refused ones. */
    private final class Rest extends EnumerablePropertySource<EnumerablePropertySource<?>> {

        private Rest(EnumerablePropertySource<?> all) {
            super(all.getName(), all);
        }

        @Override
        public String[] getPropertyNames() {
            return Arrays.stream(source.getPropertyNames())
                    .filter(name -> !isRefusedHere(name))
                    .toArray(String[]::new);
        }

        @Override
        public @Nullable Object getProperty(String name) {
            return isRefusedHere(name) ? null : source.getProperty(name);
        }

        private boolean isRefusedHere(String name) {
            return isRefused(Optional.of(ConfigurationPropertyName.adapt(name, '.')));
        }
    }
}

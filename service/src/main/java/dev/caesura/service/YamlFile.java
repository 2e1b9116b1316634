package dev.caesura.service;

import dev.caesura.service.settings.ConfigFile;
import dev.caesura.service.settings.Problem;
import dev.caesura.service.settings.SettingsCheck;
import dev.caesura.service.settings.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.PropertySource;

/**
 * A YAML file with one part of the settings, such as accounts. Problems are reported by line,
 * without any value that may be secret.
 */
public final class YamlFile {

    private final Path file;

    public YamlFile(Path file) {
        this.file = file;
    }

    /**
     * The part of the settings that the file has.
     *
     * @param section its place in the settings, such as {@code caesura.sender}
     * @param name the part, such as {@code accounts}
     * @return empty if the file does not have it
     * @throws SettingsException if it can't be used, with everything that is wrong
     */
    public <T> Optional<T> read(String section, String name, Bindable<T> as) {
        List<PropertySource<?>> sources = ConfigFile.load(List.of(file));
        List<Problem> problems = SettingsCheck.part(sources, section, name, as);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        Binder binder = new Binder(ConfigurationPropertySources.from(sources));
        return Optional.ofNullable(binder.bind(name, as).orElse(null));
    }
}

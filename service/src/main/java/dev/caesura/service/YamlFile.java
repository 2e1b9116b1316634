package dev.caesura.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** A YAML file beside the settings. What is wrong with it is told without any value of it. */
public final class YamlFile {

    private final Path file;

    public YamlFile(Path file) {
        this.file = file;
    }

    /**
     * What stands under a name.
     *
     * @return empty if nothing does
     * @throws IllegalArgumentException if it can't be read; the message says where it is wrong
     */
    public <T> Optional<T> read(String name, Bindable<T> as) {
        try {
            List<PropertySource<?>> sources =
                    new YamlPropertySourceLoader().load(name, new FileSystemResource(file));
            return Optional.ofNullable(
                    new Binder(ConfigurationPropertySources.from(sources))
                            .bind(name, as)
                            .orElse(null));
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    "The file " + file + " can't be read: " + e.getMessage(), e);
        } catch (BindException e) {
            // The exception's own message would show the value.
            throw new IllegalArgumentException(
                    "The file " + file + " is wrong at " + e.getName(), e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The file " + file + " is no YAML: " + e.getClass().getSimpleName(), e);
        }
    }
}

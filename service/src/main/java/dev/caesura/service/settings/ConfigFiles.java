package dev.caesura.service.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Puts the files that {@code caesura.config} names below the command line, the system properties
 * and the environment, and above the built-in settings.
 */
public final class ConfigFiles {

    /** The setting that names the files, separated by commas; those of a later one win. */
    public static final String SETTING = "caesura.config";

    private ConfigFiles() {}

    /**
     * Adds the files' settings to an environment.
     *
     * @throws SettingsException if files can't be read
     */
    public static void addTo(ConfigurableEnvironment environment) {
        MutablePropertySources sources = environment.getPropertySources();
        ServiceLinks.hide(sources);
        String after = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        for (PropertySource<?> source : ConfigFile.load(files(environment))) {
            sources.addAfter(after, source);
            after = source.getName();
        }
    }

    private static List<Path> files(ConfigurableEnvironment environment) {
        return Arrays.stream(environment.getProperty(SETTING, "").split(","))
                .map(String::strip)
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .toList();
    }
}

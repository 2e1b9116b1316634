package dev.caesura.service.settings;

import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What a service makes of its settings beyond reading them: files to which they refer, secrets,
 * names that have to exist. Found by {@link java.util.ServiceLoader}.
 */
public interface SettingsPart {

    /** The service whose part it is, such as {@code gateway}. */
    String section();

    /**
     * Everything that is wrong with it.
     *
     * @param environment has the settings that can be read; those that can't are told of already
     */
    List<Problem> problems(ConfigurableEnvironment environment);

    /** What stands under a name, with the defaults of its record. */
    static <T> T bind(ConfigurableEnvironment environment, String name, Class<T> type) {
        return Binder.get(environment).bindOrCreate(name, type);
    }

    /** What goes wrong with a part, if it does. */
    static List<Problem> of(String place, String key, Runnable part) {
        try {
            part.run();
            return List.of();
        } catch (SettingsException e) {
            return e.problems();
        } catch (IllegalArgumentException e) {
            return List.of(new Problem(place, key, String.valueOf(e.getMessage())));
        }
    }
}

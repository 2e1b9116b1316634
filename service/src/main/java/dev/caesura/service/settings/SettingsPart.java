package dev.caesura.service.settings;

import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A service's checks beyond reading its settings: files to which they refer, secrets, names that
 * must exist. Found by {@link java.util.ServiceLoader}.
 */
public interface SettingsPart {

    /** The service to which it belongs, such as {@code gateway}. */
    String section();

    /**
     * Everything that is wrong with it.
     *
     * @param environment has the readable settings; the others are reported already
     */
    List<Problem> problems(ConfigurableEnvironment environment);

    /** The settings under a name, with the defaults of their record. */
    static <T> T bind(ConfigurableEnvironment environment, String name, Class<T> type) {
        return Binder.get(environment).bindOrCreate(name, type);
    }

    /** The problems that a part throws, if any. */
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

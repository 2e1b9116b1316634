package dev.caesura.service.settings;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.ConfigurableEnvironment;

/** Checks all settings of an environment, and tells everything that is wrong with them at once. */
public final class SettingsCheck {

    private SettingsCheck() {}

    /**
     * The problems of names and values.
     *
     * @param sections the services whose values are checked, such as {@code gateway}; names are
     *     checked of all
     */
    public static List<Problem> problems(ConfigurableEnvironment environment, List<String> sections) {
        List<Problem> problems = new ArrayList<>(names(environment));
        BindCheck values = new BindCheck(environment);
        SettingsMetadata.records()
                .forEach(
                        (name, types) -> {
                            if (isOf(name, sections)) {
                                types.forEach(type -> problems.addAll(values.check(name, type)));
                            }
                        });
        sections.forEach(
                section ->
                        problems.addAll(values.check("caesura." + section, ListenSettings.class)));
        return problems.stream().distinct().sorted(Problem.ORDER).toList();
    }

    /** The problems of names alone: of settings that do not exist. */
    public static List<Problem> names(ConfigurableEnvironment environment) {
        return new NameCheck(SettingsMetadata.known()).check(environment.getPropertySources());
    }

    /**
     * Refuses settings that can't be used.
     *
     * @throws SettingsException with all problems, if there are any
     */
    public static void require(ConfigurableEnvironment environment, List<String> sections) {
        List<Problem> problems = problems(environment, sections);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    private static boolean isOf(String name, List<String> sections) {
        String[] parts = name.split("\\.", -1);
        return parts.length == 1 || sections.contains(parts[1]);
    }
}

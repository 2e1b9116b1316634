package dev.caesura.service.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Checks all settings of an environment, and reports everything that is wrong with them at once.
 */
public final class SettingsCheck {

    private SettingsCheck() {}

    /**
     * The problems of names, of values, and of the things to which they refer.
     *
     * @param sections the services whose values are checked, such as {@code gateway}; names are
     *     checked for all services
     */
    public static List<Problem> problems(
            ConfigurableEnvironment environment, List<String> sections) {
        List<Problem> problems = new ArrayList<>(names(environment));
        BindCheck check = new BindCheck(environment.getPropertySources());
        for (Problem value : values(check, sections)) {
            if (problems.stream().noneMatch(value::isOfSameSetting)) {
                problems.add(value);
            }
        }
        problems.addAll(parts(environment, check, sections));
        return problems.stream().distinct().sorted(Problem.ORDER).toList();
    }

    private static List<Problem> values(BindCheck check, List<String> sections) {
        List<Problem> problems = new ArrayList<>();
        SettingsMetadata.records()
                .forEach(
                        (name, types) -> {
                            if (isOf(name, sections)) {
                                types.forEach(
                                        type ->
                                                problems.addAll(
                                                        check.check(name, Bindable.of(type))));
                            }
                        });
        for (String section : sections) {
            problems.addAll(check.check("caesura." + section, Bindable.of(ListenSettings.class)));
        }
        return problems;
    }

    /** The problems that the parts find in the readable settings. */
    private static List<Problem> parts(
            ConfigurableEnvironment environment, BindCheck check, List<String> sections) {
        List<Problem> problems = new ArrayList<>();
        ReadableSettings readable = new ReadableSettings(check.refused());
        ConfigurableEnvironment rest = readable.of(environment);
        for (SettingsPart part : ServiceLoader.load(SettingsPart.class)) {
            if (sections.contains(part.section())) {
                try {
                    part.problems(rest).stream()
                            .filter(problem -> !readable.lacksPartOf(problem))
                            .map(check::located)
                            .forEach(problems::add);
                } catch (BindException e) {
                    continue; // Its values are told of already.
                }
            }
        }
        return problems;
    }

    /** The problems of names alone: of settings that do not exist. */
    public static List<Problem> names(ConfigurableEnvironment environment) {
        return new NameCheck(SettingsMetadata.known(), "").check(environment.getPropertySources());
    }

    /**
     * Refuses names that set nothing.
     *
     * @throws SettingsException with all of them, if there are any
     */
    public static void requireNames(ConfigurableEnvironment environment) {
        List<Problem> problems = names(environment);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    /**
     * The problems of a file that has one part of the settings, such as accounts.
     *
     * @param section the place of that part in the settings, such as {@code caesura.sender}
     * @param name the part
     * @param type the type as which it is read
     */
    public static List<Problem> part(
            List<PropertySource<?>> sources, String section, String name, Bindable<?> type) {
        List<Problem> problems = new ArrayList<>();
        NameCheck names = new NameCheck(SettingsMetadata.known(), section + ".");
        problems.addAll(names.check(sources));
        problems.addAll(new BindCheck(sources).check(name, type));
        return problems.stream().distinct().sorted(Problem.ORDER).toList();
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

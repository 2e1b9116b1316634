package dev.caesura.spring;

import dev.caesura.processor.app.ProcessorSettings;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.policyfile.PolicyFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/** Reads what an application says of Caesura in its own settings. */
final class ApplicationSettings {

    private static final String PROCESSOR = "caesura.processor";
    private static final String APPLICATION_ID = PROCESSOR + ".application-id";
    private static final String POLICIES = "caesura.policies";
    private static final String SECTIONS = "default, channels, accounts";

    /** The place of an item, as Spring Boot names the elements of a list. */
    private static final Pattern ITEM = Pattern.compile("\\[\\d+]$");

    private ApplicationSettings() {}

    /**
     * The processor's settings. The application's name stands for the application id: under that of
     * the service, instances of both would share one group.
     *
     * @throws InvalidConfigurationPropertyValueException if nothing names the application
     */
    static ProcessorSettings processor(Environment environment) {
        ProcessorSettings settings =
                Binder.get(environment).bindOrCreate(PROCESSOR, ProcessorSettings.class);
        if (environment.containsProperty(APPLICATION_ID)) {
            return settings;
        }
        String name = environment.getProperty("spring.application.name", "");
        if (name.isBlank()) {
            throw new InvalidConfigurationPropertyValueException(
                    APPLICATION_ID,
                    "",
                    "It names the group and the state of this application, and must stay the same for"
                            + " ever: set it, or spring.application.name");
        }
        return settings.withApplicationId(name);
    }

    /**
     * The policies: those of a file that the settings name, or those of the settings themselves.
     *
     * @throws dev.caesura.processor.policyfile.PolicyException if one is wrong
     * @throws InvalidConfigurationPropertyValueException if there are both
     */
    static Policies policies(Environment environment, ProcessorSettings settings) {
        Map<String, Object> written =
                Binder.get(environment)
                        .bind(POLICIES, Bindable.mapOf(String.class, Object.class))
                        .orElse(Map.of());
        if (settings.policies() != null && !written.isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    PROCESSOR + ".policies",
                    settings.policies(),
                    "There are caesura.policies.* beside it; write one of them");
        }
        for (String section : written.keySet()) {
            if (!List.of(SECTIONS.split(", ")).contains(section)) {
                throw new InvalidConfigurationPropertyValueException(
                        POLICIES + "." + section, written.get(section), "It is none of " + SECTIONS);
            }
        }
        if (written.isEmpty()) {
            return settings.resolve();
        }
        Policy base =
                PolicyFile.apply(
                        settings.base(),
                        POLICIES + ".default.",
                        items(bound(environment, "default", ResolvableType.forClass(String.class))));
        return PolicyFile.of(
                base,
                POLICIES + ".",
                sections(environment, "channels"),
                sections(environment, "accounts"));
    }

    private static Map<String, Map<String, List<String>>> sections(
            Environment environment, String section) {
        Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
        Map<String, Map<String, String>> found =
                bound(
                        environment,
                        section,
                        ResolvableType.forClassWithGenerics(
                                Map.class, String.class, String.class));
        found.forEach((name, settings) -> all.put(name, items(settings)));
        return all;
    }

    private static <T> Map<String, T> bound(
            Environment environment, String section, ResolvableType values) {
        Bindable<Map<String, T>> target =
                Bindable.of(
                        ResolvableType.forClassWithGenerics(
                                Map.class, ResolvableType.forClass(String.class), values));
        return Binder.get(environment).bind(POLICIES + "." + section, target).orElse(Map.of());
    }

    /** A list's items come one by one, as name[0], name[1]; what is one text may have commas. */
    private static Map<String, List<String>> items(Map<String, String> settings) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        settings.forEach(
                (name, value) -> {
                    String key = ITEM.matcher(name).replaceFirst("");
                    List<String> items = all.computeIfAbsent(key, one -> new ArrayList<>());
                    if (key.equals(name)) {
                        items.addAll(PolicyFile.items(value));
                    } else {
                        items.add(value);
                    }
                });
        return all;
    }
}

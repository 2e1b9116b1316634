package dev.caesura.spring;

import dev.caesura.processor.app.ProcessorSettings;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.policyfile.PolicyFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/** Reads Caesura's settings from an application's own. */
final class ApplicationSettings {

    private static final String PROCESSOR = "caesura.processor";
    private static final String APPLICATION_ID = PROCESSOR + ".application-id";
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9._-]{1,200}");
    private static final String POLICIES = "caesura.policies";
    private static final String SECTIONS = "default, channels, accounts";

    private ApplicationSettings() {}

    /**
     * The processor's settings. The application's name replaces the application id: with the
     * service's id, instances of both would share one group.
     *
     * @throws InvalidConfigurationPropertyValueException if the application has no name, or one
     *     that topics can't have
     */
    static ProcessorSettings processor(Environment environment) {
        ProcessorSettings settings =
                Binder.get(environment).bindOrCreate(PROCESSOR, ProcessorSettings.class);
        if (environment.containsProperty(APPLICATION_ID)) {
            return settings;
        }
        String name = environment.getProperty("spring.application.name", "");
        if (!ID.matcher(name).matches()) {
            throw new InvalidConfigurationPropertyValueException(
                    APPLICATION_ID,
                    name,
                    "It names the group, the state and the changelogs of this application: set it, or"
                            + " spring.application.name, to letters, digits, '.', '_' and '-', and never"
                            + " change it");
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
                Objects.requireNonNullElse(
                        Binder.get(environment)
                                .bind(POLICIES, Bindable.mapOf(String.class, Object.class))
                                .orElse(null),
                        Map.of());
        if (settings.policies() != null && !written.isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    PROCESSOR + ".policies",
                    settings.policies(),
                    "There are caesura.policies.* beside it; write one of them");
        }
        for (String section : written.keySet()) {
            if (!List.of(SECTIONS.split(", ")).contains(section)) {
                throw new InvalidConfigurationPropertyValueException(
                        POLICIES + "." + section,
                        written.get(section),
                        "It is not one of " + SECTIONS);
            }
        }
        if (written.isEmpty()) {
            return settings.resolve();
        }
        PolicySettings policies =
                Binder.get(environment).bindOrCreate(POLICIES, PolicySettings.class);
        Policy base =
                PolicyFile.apply(settings.base(), POLICIES + ".default.", policies.defaults());
        return PolicyFile.of(base, POLICIES + ".", policies.channels(), policies.accounts());
    }
}

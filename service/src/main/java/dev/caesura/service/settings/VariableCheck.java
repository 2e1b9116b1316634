package dev.caesura.service.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Finds the environment variables that begin with CAESURA_ and set nothing. */
final class VariableCheck {

    private static final String PREFIX = "CAESURA_";

    /**
     * The variables that the launcher, Compose, the examples and the tests take from the
     * environment.
     */
    private static final Set<String> LAUNCHER =
            Set.of(
                    "CAESURA_DEBUG",
                    "CAESURA_JAVA_OPTS",
                    "CAESURA_CHROMIUM",
                    "CAESURA_EXAMPLES_REPOSITORY",
                    "CAESURA_IMAGE",
                    "CAESURA_ROOT");

    private final KnownSettings known;
    private final Set<String> secrets;

    /** A check that also knows the variables with secrets to which settings refer. */
    VariableCheck(KnownSettings known, Set<String> secrets) {
        this.known = known;
        this.secrets = secrets;
    }

    List<Problem> check(SystemEnvironmentPropertySource environment) {
        List<Problem> problems = new ArrayList<>();
        environment
                .getSource()
                .forEach(
                        (name, value) -> {
                            if (isMeant(name, String.valueOf(value))) {
                                says(name)
                                        .ifPresent(
                                                says ->
                                                        problems.add(
                                                                new Problem(
                                                                        "environment",
                                                                        name,
                                                                        says)));
                            }
                        });
        return problems;
    }

    private boolean isMeant(String name, String value) {
        return name.startsWith(PREFIX)
                && !LAUNCHER.contains(name)
                && !secrets.contains(name)
                && !ServiceLinks.isOne(name, value);
    }

    private Optional<String> says(String name) {
        if (known.ofVariable(name).isPresent() || isElsewhere(name)) {
            return Optional.empty();
        }
        ConfigurationPropertyName none = ConfigurationPropertyName.EMPTY;
        var variables =
                known.names(none).stream().map(VariableCheck::variable).collect(Collectors.toSet());
        return Optional.of(
                "is not a setting"
                        + Nearest.to(name, variables)
                                .map(nearest -> "; did you mean " + nearest + "?")
                                .orElse("; if it is not meant for Caesura, give it another name"));
    }

    private boolean isElsewhere(String name) {
        String[] parts = name.toLowerCase(Locale.ROOT).split("_", -1);
        return parts.length > 2
                && known.kind(ConfigurationPropertyName.of("caesura").append(adapted(parts[1])))
                        == KnownSettings.Kind.ELSEWHERE;
    }

    private static String adapted(String part) {
        String letters = part.replaceAll("[^a-z0-9]", "");
        return letters.isEmpty() ? "x" : letters;
    }

    private static String variable(String name) {
        return name.replaceAll("\\[(\\w+)]", "_$1")
                .replace('.', '_')
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }
}

package dev.caesura.service.settings;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.PropertySource;

/** Finds the setting that a record refused, and its place. */
final class Blame {

    private static final Pattern NAME = Pattern.compile("caesura\\.[a-z0-9.-]*[a-z0-9]");

    private final List<ConfigurationPropertySource> sources;

    Blame(List<ConfigurationPropertySource> sources) {
        this.sources = sources;
    }

    /** A refused setting: its name, by which it can be taken out, and the problem to report. */
    record Refusal(ConfigurationPropertyName name, Problem problem) {}

    Refusal of(BindException refused, Set<ConfigurationPropertyName> known) {
        if (refused.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
            return skipped(unbound);
        }
        String why = innermost(refused);
        ConfigurationProperty property = written(refused.getName());
        if (property != null && !known.contains(property.getName())) {
            return new Refusal(
                    property.getName(), problem(property, value(refused, property, why)));
        }
        for (ConfigurationPropertyName name : candidates(refused.getName(), why)) {
            ConfigurationProperty named = written(name);
            if (named != null && !known.contains(name)) {
                return new Refusal(name, problem(named, why));
            }
        }
        return new Refusal(refused.getName(), new Problem("", refused.getName().toString(), why));
    }

    /** An element of a list whose number does not follow the one before. */
    private static Refusal skipped(UnboundConfigurationPropertiesException unbound) {
        ConfigurationProperty first = unbound.getUnboundProperties().iterator().next();
        ConfigurationPropertyName element = first.getName();
        while (element.getNumberOfElements() > 1 && !element.isLastElementIndexed()) {
            element = element.getParent();
        }
        return new Refusal(
                element,
                problem(first, "follows a gap: the elements of a list are numbered 0, 1, 2 …"));
    }

    /**
     * A problem with its place, if it has none and its key, or one below it, is written somewhere.
     */
    Problem located(Problem problem) {
        if (!problem.place().isEmpty() || problem.key().isEmpty()) {
            return problem;
        }
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(problem.key(), '.');
        return Stream.concat(Stream.of(name), below(name).stream())
                .map(this::written)
                .filter(Objects::nonNull)
                .findFirst()
                .map(found -> problem(found, without(problem.key(), problem.says())))
                .map(found -> new Problem(found.place(), problem.key(), found.says()))
                .orElse(problem);
    }

    /** The settings that a message mentions: by their full names, or by their last part. */
    private List<ConfigurationPropertyName> candidates(
            ConfigurationPropertyName record, String why) {
        Matcher names = NAME.matcher(why);
        Stream<ConfigurationPropertyName> full =
                names
                        .results()
                        .map(name -> ConfigurationPropertyName.adapt(name.group(), '.'))
                        .toList()
                        .stream();
        List<ConfigurationPropertyName> below = below(record);
        Stream<ConfigurationPropertyName> byPart =
                below.stream()
                        .filter(
                                name ->
                                        why.contains(
                                                name.getLastElement(
                                                        ConfigurationPropertyName.Form.DASHED)));
        return Stream.of(full, byPart, below.stream()).flatMap(s -> s).distinct().toList();
    }

    private List<ConfigurationPropertyName> below(ConfigurationPropertyName record) {
        return sources.stream()
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(record::isAncestorOf)
                .distinct()
                .toList();
    }

    private @Nullable ConfigurationProperty written(ConfigurationPropertyName name) {
        for (ConfigurationPropertySource source : sources) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return property;
            }
        }
        return null;
    }

    private static Problem problem(ConfigurationProperty property, String says) {
        Object source =
                property.getSource() == null ? null : property.getSource().getUnderlyingSource();
        String written = property.getName().toString();
        if (source instanceof PropertySource<?> named) {
            String raw = raw(named, property.getName());
            return new Problem(Places.of(named, raw), raw, without(written, says));
        }
        return new Problem("", written, without(written, says));
    }

    /** A message may begin with the setting's name, which stands before it already. */
    private static String without(String name, String says) {
        return says.matches("(?s)" + Pattern.quote(name) + ":? .*")
                ? says.substring(name.length()).replaceFirst("^:? ", "")
                : says;
    }

    /** The name as it is written: an environment variable, or in another spelling. */
    private static String raw(PropertySource<?> source, ConfigurationPropertyName name) {
        if (source instanceof org.springframework.core.env.EnumerablePropertySource<?> named) {
            for (String one : named.getPropertyNames()) {
                if (one.startsWith("CAESURA_")
                        ? SettingsMetadata.known()
                                .ofVariable(one)
                                .map(known -> ConfigurationPropertyName.adapt(known, '.'))
                                .filter(name::equals)
                                .isPresent()
                        : ConfigurationPropertyName.adapt(one, '.').equals(name)) {
                    return one;
                }
            }
        }
        return name.toString();
    }

    /** The problem with a single value; without the value, if that may be secret. */
    private static String value(BindException refused, ConfigurationProperty property, String why) {
        Class<?> type = refused.getTarget().getType().resolve(Object.class);
        String allowed = SettingType.allowed(type);
        if (allowed.isEmpty()) {
            return why;
        }
        String value = String.valueOf(property.getValue());
        String is = SettingType.isHarmless(value) ? "is '" + value + "'" : "can't be read";
        return is + "; write " + allowed;
    }

    private static String innermost(Throwable refused) {
        Throwable cause = refused;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
            if (cause instanceof IllegalArgumentException && isOfCaesura(cause)) {
                break;
            }
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static boolean isOfCaesura(Throwable cause) {
        return cause.getStackTrace().length > 0
                && cause.getStackTrace()[0].getClassName().startsWith("dev.caesura.");
    }
}

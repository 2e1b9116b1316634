package dev.caesura.service.settings;

import dev.caesura.service.settings.KnownSettings.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds the names under {@code caesura} that set nothing: misspelled ones, and those that the
 * syntax of their file cuts or changes.
 */
final class NameCheck {

    private static final String ROOT = "caesura";
    private static final String PREFIX = ROOT + ".";

    /** Up to this many wrong letters count as a slip. */
    private static final int MISSPELT = 2;

    /** Names that the launcher and the tests hand over, which are not settings. */
    private static final Pattern LAUNCHER =
            Pattern.compile("caesura\\.(root|terminal|command|log\\..*|test\\..*)");

    /** A part of a name that Spring changes unless it stands in brackets. */
    private static final Pattern CHANGED =
            Pattern.compile("(?:^|\\.)([^.\\[\\]]*[^A-Za-z0-9_.\\[\\]-][^.\\[\\]]*)");

    private final KnownSettings known;
    private final String within;

    /**
     * A check of sources whose names are relative to a section; empty for sources with full names.
     */
    NameCheck(KnownSettings known, String within) {
        this.known = known;
        this.within = within;
    }

    /** All problems of these sources, in their order. */
    List<Problem> check(Iterable<PropertySource<?>> sources) {
        List<Problem> problems = new ArrayList<>();
        Set<String> referred = SecretReferences.variables(sources);
        for (PropertySource<?> source : sources) {
            if (source instanceof SystemEnvironmentPropertySource environment) {
                problems.addAll(new VariableCheck(known, referred).check(environment));
            } else if (source instanceof EnumerablePropertySource<?> named) {
                SpelledTwice twice = new SpelledTwice();
                for (String name : named.getPropertyNames()) {
                    check(named, name, twice).ifPresent(problems::add);
                }
            }
        }
        return problems;
    }

    private Optional<Problem> check(
            EnumerablePropertySource<?> source, String name, SpelledTwice twice) {
        String place = Places.of(source, name);
        boolean launcher = place.equals("system property") && LAUNCHER.matcher(name).matches();
        if (launcher) {
            return Optional.empty();
        }
        String value = String.valueOf(source.getProperty(name));
        return ((within + name).startsWith(PREFIX)
                        ? says(name, value, isProperties(place)).or(() -> twice.says(name))
                        : within.isEmpty() && Places.isInSettingsFile(source, name)
                                ? outside(name, value)
                                : Optional.<String>empty())
                .map(says -> new Problem(place, name, says));
    }

    /**
     * A problem with a name beside {@code caesura} in a file that is read for Caesura's settings.
     */
    private Optional<String> outside(String name, String value) {
        String root = name.split("[.\\[]", 2)[0];
        if (name.equals(ROOT)) {
            return value.isBlank() ? Optional.empty() : Optional.of(section(name));
        }
        if (Nearest.edits(root.toLowerCase(Locale.ROOT), ROOT) <= MISSPELT) {
            return Optional.of(
                    "is not read; did you mean " + ROOT + name.substring(root.length()) + "?");
        }
        ConfigurationPropertyName within = ConfigurationPropertyName.adapt(PREFIX + name, '.');
        return known.kind(within) == Kind.VALUE
                ? Optional.of("is not read; did you mean " + PREFIX + name + "?")
                : Optional.empty();
    }

    private static boolean isProperties(String place) {
        return place.matches(".*\\.properties(:\\d+)?");
    }

    private Optional<String> says(String name, String value, boolean properties) {
        if (name.chars().filter(c -> c == '[').count()
                > name.chars().filter(c -> c == ']').count()) {
            return Optional.of(
                    properties && value.contains("]")
                            ? cut(name, value)
                            : "has a bracket that is not closed");
        }
        Matcher changed = CHANGED.matcher(name.replaceAll("\\[[^\\]]*]", ""));
        if (name.contains("[[") || changed.find()) {
            return Optional.of(
                    inBrackets(name.contains("[[") ? inner(name) : changed.group(1), properties));
        }
        ConfigurationPropertyName written = ConfigurationPropertyName.adapt(within + name, '.');
        Kind kind = known.kind(written);
        if (kind == Kind.UNKNOWN) {
            return Optional.of("is not a setting" + nearest(written));
        }
        Optional<String> misspelt = KafkaNames.misspelt(within + name);
        if (misspelt.isPresent()) {
            return misspelt.map(meant -> "is not a Kafka setting; did you mean " + meant + "?");
        }
        if (kind == Kind.SECTION && !value.isBlank()) {
            return Optional.of(
                    properties && value.contains("=") ? cut(name, value) : section(name));
        }
        return Optional.empty();
    }

    private static String inner(String name) {
        return name.substring(name.indexOf("[[") + 2, name.indexOf(']'));
    }

    /** A properties file's key ends at its first colon, equals sign or space. */
    private static String cut(String name, String value) {
        int equals = value.indexOf('=');
        String rest = (equals < 0 ? value : value.substring(0, equals)).strip();
        String whole = name + "\\:" + rest.replace(":", "\\:").replace(" ", "\\ ");
        return "ends at its first colon: a properties file takes what follows it for the value. Write "
                + bracketed(whole)
                + "=…, or use a YAML file";
    }

    private static String bracketed(String whole) {
        return whole.contains("[")
                ? whole
                : whole.replaceFirst("(caesura\\.[a-z.-]*\\.)([^.]+\\\\:[^.]+)", "$1[$2]");
    }

    private static String inBrackets(String part, boolean properties) {
        return "has a part that has to stand in brackets, or its special characters are lost: "
                + (properties
                        ? "[" + part.replace(":", "\\:").replace(" ", "\\ ") + "]"
                        : "\"[" + part + "]\", with the quotes");
    }

    private static String section(String name) {
        return "is not a setting itself, but the start of several names; put them below it, or"
                + " after a dot: "
                + name
                + ".…";
    }

    private String nearest(ConfigurationPropertyName written) {
        return Nearest.to(written.toString(), known.names(written))
                .map(name -> name.startsWith(within) ? name.substring(within.length()) : name)
                .map(name -> "; did you mean " + name + "?")
                .orElse("; docs/reference/settings.md lists them all");
    }
}

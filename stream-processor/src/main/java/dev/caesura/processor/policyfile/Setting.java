package dev.caesura.processor.policyfile;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A value as it was written.
 *
 * @param where file and line, or the setting's name
 * @param values one text, or the items of a list
 * @param isList whether it was written as a list
 */
record Setting(String where, List<String> values, boolean isList) {

    /** In place of a duration: the value follows from the log. */
    static final String DYNAMIC = "dynamic";

    private static final Pattern DURATION =
            Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, ChronoUnit> UNITS =
            Map.of(
                    "ms",
                    ChronoUnit.MILLIS,
                    "s",
                    ChronoUnit.SECONDS,
                    "m",
                    ChronoUnit.MINUTES,
                    "h",
                    ChronoUnit.HOURS,
                    "d",
                    ChronoUnit.DAYS);

    /**
     * The longest duration: longer than anybody waits, and short enough to be counted in
     * milliseconds.
     */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** One text. */
    static Setting text(String where, String value) {
        return new Setting(where, List.of(value), false);
    }

    /** The items of a list. */
    static Setting list(String where, List<String> items) {
        return new Setting(where, items, true);
    }

    /** Whether it is the word for a dynamic duration. */
    boolean isDynamic() {
        return one().equalsIgnoreCase(DYNAMIC);
    }

    Duration duration() {
        return duration("30s, 2m or 1h");
    }

    /** A duration where {@value #DYNAMIC} could stand as well. */
    Duration durationOrDynamic() {
        return duration("30s, 2m or 1h, or " + DYNAMIC);
    }

    private Duration duration(String examples) {
        String written = one();
        Duration duration = read(written, examples);
        if (duration.compareTo(LONGEST) > 0) {
            throw wrong("'" + written + "' is longer than a hundred years");
        }
        return duration;
    }

    private Duration read(String written, String examples) {
        Matcher simple = DURATION.matcher(written);
        try {
            return simple.matches()
                    ? Duration.of(
                            Long.parseLong(simple.group(1)),
                            Objects.requireNonNull(
                                    UNITS.get(simple.group(2).toLowerCase(Locale.ROOT))))
                    : Duration.parse(written);
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
            throw wrong("'" + written + "' is not a duration; write for example " + examples);
        }
    }

    int number() {
        String written = one();
        try {
            return Integer.parseInt(written);
        } catch (NumberFormatException e) {
            throw wrong("'" + written + "' is not a whole number");
        }
    }

    double score() {
        String written = one();
        try {
            return Double.parseDouble(written);
        } catch (NumberFormatException e) {
            throw wrong("'" + written + "' is not a number; write for example 0.7");
        }
    }

    <E extends Enum<E>> E choice(Class<E> type) {
        String written = one();
        for (E choice : type.getEnumConstants()) {
            if (written(choice).equalsIgnoreCase(written.replace('_', '-'))) {
                return choice;
            }
        }
        throw wrong(
                "'"
                        + written
                        + "' is not one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Setting::written)
                                .collect(Collectors.joining(", ")));
    }

    /** Words; one text may have several, separated by commas. */
    Set<String> words() {
        List<String> items = isList ? List.of() : PolicyFile.items(values.get(0));
        return new LinkedHashSet<>(items.isEmpty() ? values : items);
    }

    List<String> texts() {
        return new ArrayList<>(values);
    }

    PolicyException wrong(String message) {
        return new PolicyException(where, message);
    }

    private String one() {
        if (values.isEmpty() || values.get(0).isBlank()) {
            throw wrong("a value is missing");
        }
        if (values.size() > 1) {
            throw wrong("one value is expected, not a list");
        }
        return values.get(0).strip();
    }

    /** A choice as it is written. */
    static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

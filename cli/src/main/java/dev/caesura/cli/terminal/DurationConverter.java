package dev.caesura.cli.terminal;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a duration as people write it ({@code 30s}, {@code 500ms}), or as ISO-8601; none is
 * negative, or longer than a hundred years.
 */
public final class DurationConverter implements ITypeConverter<Duration> {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private static final Duration LONGEST = Duration.ofDays(36_500);

    @Override
    public Duration convert(String value) {
        Matcher matcher = SHORT.matcher(value.strip().toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            return checked(of(Long.parseLong(matcher.group(1)), matcher.group(2)), value);
        }
        try {
            return checked(Duration.parse(value.strip()), value);
        } catch (DateTimeParseException e) {
            throw wrong(value);
        }
    }

    private static Duration checked(Duration duration, String value) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw wrong(value);
        }
        return duration;
    }

    private static TypeConversionException wrong(String value) {
        return new TypeConversionException(
                "write a duration such as 30s, 500ms, 2m or PT30S, not '" + value + "'");
    }

    private static Duration of(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}

package dev.caesura.gateway.channel.read;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a channel's times. A value that is not a time, or lies before 1970 or after the year 9999,
 * is null: the time of receipt takes its place.
 */
public final class Times {

    private static final BigDecimal FIRST_MILLIS = BigDecimal.valueOf(1_000_000_000_000L);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal END = BigDecimal.valueOf(253_402_300_800_000L);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,9})?");
    private static final Pattern COMPACT_OFFSET = Pattern.compile("([+-]\\d{2})(\\d{2})?$");

    private Times() {}

    /**
     * Seconds since 1970, or milliseconds from a million million on; as a number or in a string.
     */
    public static @Nullable Instant epoch(JsonNode node) {
        String number = WebhookJson.text(node);
        if (number == null || !NUMBER.matcher(number).matches()) {
            return null;
        }
        BigDecimal value = new BigDecimal(number);
        BigDecimal millis = value.compareTo(FIRST_MILLIS) < 0 ? value.multiply(THOUSAND) : value;
        boolean sane = millis.signum() > 0 && millis.compareTo(END) < 0;
        return sane ? Instant.ofEpochMilli(millis.longValue()) : null;
    }

    /**
     * An ISO-8601 date and time with any offset and fraction, to the millisecond; null without an
     * offset.
     */
    public static @Nullable Instant iso(@Nullable String text) {
        if (text == null || text.length() < "2026-01-01T00:00Z".length()) {
            return null;
        }
        try {
            Instant instant =
                    OffsetDateTime.parse(normal(text), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                            .toInstant();
            long millis = instant.toEpochMilli();
            boolean sane = millis > 0 && BigDecimal.valueOf(millis).compareTo(END) < 0;
            return sane ? instant.truncatedTo(ChronoUnit.MILLIS) : null;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    /** An {@link #epoch} or {@link #iso} time, whichever it is. */
    public static @Nullable Instant any(JsonNode node) {
        Instant epoch = epoch(node);
        return epoch == null ? iso(WebhookJson.text(node)) : epoch;
    }

    /**
     * Allows a blank in place of the T, lower case, and offsets such as {@code +0000} and {@code
     * +00}.
     */
    private static String normal(String text) {
        String upper =
                text.strip()
                        .toUpperCase(Locale.ROOT)
                        .replaceFirst(" (?=\\d)", "T")
                        .replace(" ", "");
        int time = upper.indexOf('T');
        if (time < 0) {
            return upper;
        }
        String clock =
                COMPACT_OFFSET
                        .matcher(upper.substring(time))
                        .replaceFirst(
                                match ->
                                        match.group(1)
                                                + ":"
                                                + (match.group(2) == null ? "00" : match.group(2)));
        return upper.substring(0, time) + clock;
    }
}

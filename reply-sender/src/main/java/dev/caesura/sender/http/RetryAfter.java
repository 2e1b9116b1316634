package dev.caesura.sender.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Retry-After}, as seconds or as a date, and {@code retry-after-ms}, which is more
 * exact where a server has both.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-retry-after">RFC 9110, Retry-After</a>
 * @see <a href="https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/quota">Azure OpenAI's
 *     {@code retry-after-ms}</a>, which OpenAI's clients read first too
 */
public final class RetryAfter {

    private static final long LONGEST_SECONDS = 999_999_999;

    /** Today's form of a date in HTTP, and the two obsolete ones that must still be read. */
    private static final List<DateTimeFormatter> DATES =
            List.of(
                    DateTimeFormatter.RFC_1123_DATE_TIME,
                    DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.US)
                            .withZone(ZoneOffset.UTC),
                    DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US)
                            .withZone(ZoneOffset.UTC));

    private RetryAfter() {}

    /** The pause that an answer asks for: zero if the date is past, null if it does not say. */
    public static @Nullable Duration of(HttpHeaders headers) {
        return of(headers, Instant.now());
    }

    /**
     * The pause.
     *
     * @param now the time to compare a date with, unless the answer has the server's own time
     */
    static @Nullable Duration of(HttpHeaders headers, Instant now) {
        String millis = headers.firstValue("retry-after-ms").map(String::strip).orElse("");
        if (millis.matches("\\d{1,12}")) {
            return Duration.ofMillis(Long.parseLong(millis));
        }
        String value = headers.firstValue("Retry-After").map(String::strip).orElse("");
        if (value.matches("\\d+")) {
            return Duration.ofSeconds(value.length() > 9 ? LONGEST_SECONDS : Long.parseLong(value));
        }
        Instant until = date(value);
        if (until == null) {
            return null;
        }
        Instant there = date(headers.firstValue("Date").orElse(""));
        Duration pause = Duration.between(there == null ? now : there, until);
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private static @Nullable Instant date(String value) {
        for (DateTimeFormatter format : DATES) {
            try {
                return format.parse(value, Instant::from);
            } catch (DateTimeException e) {
                // In another form, or not a date.
            }
        }
        return null;
    }
}

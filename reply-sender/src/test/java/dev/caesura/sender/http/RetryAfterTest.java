package dev.caesura.sender.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-06T08:49:37Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "120, 120",
        "' 5 ', 5",
        "99999999999999999999, 999999999",
        "'Fri, 06 Nov 2026 08:51:37 GMT', 120",
        "'Friday, 06-Nov-26 08:51:37 GMT', 120",
        "'Fri Nov  6 08:51:37 2026', 120",
        "'Fri, 06 Nov 2026 08:49:00 GMT', 0",
        "'Sun, 06 Nov 1994 08:49:37 GMT', 0"
    })
    void shouldReadSecondsAndEveryFormOfADate(String value, long seconds) {
        assertThat(RetryAfter.of(headers(Map.of("Retry-After", value)), NOW))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "1.5", "soon", "٣", "Fri, 31 Feb 2026 08:51:37 GMT", "2026-11-06"})
    void shouldTakeAnythingElseForNoPause(String value) {
        assertThat(RetryAfter.of(headers(Map.of("Retry-After", value)), NOW)).isNull();
        assertThat(RetryAfter.of(headers(Map.of()), NOW)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1500, PT1.5S", "0, PT0S", "soon, PT2S", "1.5, PT2S"})
    void shouldReadMillisecondsFirstWhereAServerHasThem(String millis, Duration pause) {
        assertThat(
                        RetryAfter.of(
                                headers(Map.of("retry-after-ms", millis, "Retry-After", "2")), NOW))
                .isEqualTo(pause);
    }

    @Test
    void shouldHoldADateAgainstTheClockOfWhoSaysIt() {
        // given: an answer from a machine whose clock is an hour ahead
        HttpHeaders headers =
                headers(
                        Map.of(
                                "Retry-After", "Fri, 06 Nov 2026 09:50:07 GMT",
                                "Date", "Fri, 06 Nov 2026 09:49:37 GMT"));
        // then
        assertThat(RetryAfter.of(headers, NOW)).isEqualTo(Duration.ofSeconds(30));
    }

    private static HttpHeaders headers(Map<String, String> values) {
        Map<String, List<String>> all = new HashMap<>();
        values.forEach((name, value) -> all.put(name, List.of(value)));
        return HttpHeaders.of(all, (name, value) -> true);
    }
}

package dev.caesura.gateway.channel.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class TimesTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @ParameterizedTest
    @CsvSource({
        "1772366400, 2026-03-01T12:00:00Z",
        "1772366400123, 2026-03-01T12:00:00.123Z",
        "1772366400.5, 2026-03-01T12:00:00.500Z"
    })
    void shouldReadSecondsAndMilliseconds(String number, String expected) {
        assertThat(epoch(number)).isEqualTo(expected);
        assertThat(Times.epoch(NODES.numberNode(new BigDecimal(number)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-5",
                "",
                "now",
                "1e12",
                "2026-03-01T12:00:00Z",
                "253402300800000",
                "999999999999999999",
                "99999999999999999999999"
            })
    void shouldNotTakeAnythingElseForATime(String number) {
        assertThat(epoch(number)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z",
        "2026-03-01T14:00:00+02:00",
        "2026-03-01T12:00:00.0004Z",
        "2026-03-01T12:00:00+0000",
        "2026-03-01T04:00:00-08",
        "2026-03-01 12:00:00+00:00",
        "2026-03-01 12:00:00 +0000",
        "2026-03-01t12:00:00z",
        "2026-03-01T12:00Z"
    })
    void shouldReadIsoWithAnyOffset(String text) {
        assertThat(Times.iso(text)).isEqualTo("2026-03-01T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00",
                "2026-03-01",
                "2026-13-01T12:00:00Z",
                "soon, I hope so",
                "1969-12-31T23:59:59Z",
                "+999999999-01-01T00:00:00Z"
            })
    void shouldNotGuessAnOffset(String text) {
        assertThat(Times.iso(text)).isNull();
    }

    @Property
    void shouldNeverFail(@ForAll String text, @ForAll BigDecimal number) {
        Times.any(NODES.stringNode(text));
        Times.any(NODES.numberNode(number));
        Instant time = Times.iso("2026-03-01T" + text);
        assertThat(time == null || time.isAfter(Instant.EPOCH)).isTrue();
    }

    private static @Nullable Instant epoch(String text) {
        return Times.epoch(NODES.stringNode(text));
    }
}

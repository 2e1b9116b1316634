package dev.caesura.console.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogEntry.Content;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlimTest {

    private static final String ADA = "web:shop:ada";

    @Test
    void shouldKeepTheEventsOfAllTopicsButOtherIds() {
        assertThat(Topics.standard().typed())
                .allSatisfy(
                        topic ->
                                assertThat(Events.each("x"))
                                        .filteredOn(topic.valueType()::isInstance)
                                        .singleElement()
                                        .satisfies(SlimTest::isKeptUnlessAnotherId));
    }

    private static void isKeptUnlessAnotherId(Event event) {
        assertThat(Slim.of(Entries.of(event, 1)).isPresent())
                .isEqualTo(!(event instanceof Identity));
    }

    @Test
    void shouldKeepOfADeadLetterOnlyTheHeadersThatAreShown() {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.REASON, bytes("unreadable"));
        headers.add(Headers.SOURCE_TOPIC, bytes("caesura.replies"));
        headers.add(Headers.EXCEPTION, bytes("a long one"));
        headers.add(Headers.HTTP_HEADERS, bytes("many"));
        headers.add("foreign", new byte[60_000]);

        LogEntry slim =
                Slim.of(Entries.of(ADA, headers, new Content.DeadLetter(), 1)).orElseThrow();

        assertThat(slim.record().headers()).hasSize(2);
        assertThat(slim.header(Headers.REASON)).isEqualTo("unreadable");
        assertThat(slim.header(Headers.SOURCE_TOPIC)).isEqualTo("caesura.replies");
        assertThat(slim.content()).isEqualTo(new Content.DeadLetter());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Headers.REPLAYED_FROM,
                Headers.REPLAYED_BY,
                Headers.REPLAYED_AT,
                Headers.REPLAYED_TO
            })
    void shouldKeepWhatANoteSays(String name) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(name, bytes("before"));
        headers.add(name, bytes("last"));

        LogEntry slim = Slim.of(Entries.of(ADA, headers, new Content.PutBack(), 1)).orElseThrow();

        assertThat(slim.record().headers()).hasSize(1);
        assertThat(slim.header(name)).isEqualTo("last");
    }

    @Test
    void shouldKeepNoHeaderOfAnEvent() {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.TRACEPARENT, bytes("00-1-2-01"));
        Content message = Entries.message("ada", "1", "hi", 1).content();

        LogEntry slim = Slim.of(Entries.of(ADA, headers, message, 1)).orElseThrow();

        assertThat(slim.record().headers()).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

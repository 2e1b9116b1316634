package dev.caesura.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyDraft;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSerdeTest {

    private static final EventSerde<Command> COMMANDS = new EventSerde<>(Command.class);

    @Test
    void shouldKeepNull() {
        assertThat(COMMANDS.serializer().serialize("topic", null)).isNull();
        assertThat(COMMANDS.deserializer().deserialize("topic", (byte[]) null)).isNull();
    }

    @Test
    void shouldReadWhatItsSerializerWrote() {
        Command command =
                new Command("c", "a:b:c", Command.Name.STOP, Map.of(), null, Instant.EPOCH);

        byte[] bytes = COMMANDS.serializer().serialize("topic", command);

        assertThat(COMMANDS.deserializer().deserialize("topic", bytes)).isEqualTo(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "hello",
                "12",
                "true",
                "\"\"",
                "\"text\"",
                "[]",
                "[{}]",
                "{",
                "{}",
                "{} {}",
                "\u0000",
                "\uFEFF",
                "{\"parameters\":{\"a\":null}}",
                "{\"parameters\":[]}",
                "{\"at\":\"yesterday\"}",
                "{\"at\":99999999999999999999999}"
            })
    void shouldRefuseGarbage(String garbage) {
        assertThatThrownBy(() -> read(garbage))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("Not readable as Command: ");
    }

    @Test
    void shouldRefuseNestingPastTheLimit() {
        assertThatThrownBy(() -> read("{\"x\":".repeat(100_000)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("past the limits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"messageId":"m","media":[{"type":{}}]}      | media[0].type: not a valid String, at line 1, column
                    {"messageId":"m","sentAt":"soon"}            | sentAt: not a valid Instant, at line 1, column
                    {"messageId":"m"}                            | conversationId is missing
                    {"messageId":"m","conversationId":"a:b:c","media":[null]} | null in a list
                    {"messageId":"m","conversationId":"a:b:c","channel":"a","account":"b","contact":"c","sender":"c","type":"text","media":[{"type":"image"},{"id":"7"}]} | media[1].type is missing
                    """)
    void shouldSayWhereTheFaultIs(String json, String expected) {
        assertThatThrownBy(
                        () ->
                                new EventSerde<>(InboundMessage.class)
                                        .fromBytes(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRET",
                "\"SECRET\"",
                "{\"at\":\"SECRET\"}",
                "{\"command\":\"SECRET\"}",
                "{SECRET"
            })
    void shouldNotQuoteTheBytes(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(SerializationException.class)
                .message()
                .doesNotContain("SECRET");
    }

    @Test
    void shouldNotTakeANumberForAName() {
        String json =
                """
                {"commandId":"c","conversationId":"a:b:c","command":1,"at":"2026-03-01T10:00:00Z"}
                """;

        assertThatThrownBy(() -> read(json))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("command");
    }

    @Test
    void shouldRefuseADraftWithoutItsAttempt() {
        String json =
                """
                {"requestId":"r","conversationId":"a:b:c","generatedAt":"2026-03-01T10:00:00Z"}
                """;

        assertThatThrownBy(
                        () ->
                                new EventSerde<>(ReplyDraft.class)
                                        .fromBytes(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("attempt");
    }

    @Test
    void shouldWriteMapsInTheOrderOfTheirKeys() {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 9; i >= 0; i--) {
            parameters.put("key" + i, "v");
        }

        String json =
                new String(
                        COMMANDS.toBytes(
                                new Command(
                                        "c",
                                        "a:b:c",
                                        Command.Name.PAUSE,
                                        parameters,
                                        null,
                                        Instant.EPOCH)),
                        StandardCharsets.UTF_8);

        assertThat(json).containsPattern("key0.*key1.*key2.*key3.*key4.*key5.*key6.*key7.*key8");
    }

    private static Command read(String json) {
        return COMMANDS.fromBytes(json.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.caesura.processor.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.Said;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

class MessageHeadTest {

    private static final List<JsonMapper> WRITERS =
            List.of(
                    JsonMapper.builder().build(),
                    JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    /** The JSON is written and read by Jackson's own object mapper. */
    @Property(tries = 3_000)
    void shouldHaveTheIdAndTheTextHoweverTheyAreWritten(
            @ForAll @NotEmpty String id, @ForAll String text) {
        for (JsonMapper writer : WRITERS) {
            byte[] json = writer.writeValueAsBytes(Map.of("messageId", id, "text", text));
            Map<?, ?> read = writer.readValue(json, Map.class);

            Message message = MessageHead.read(json).message(1, 2, json);

            assertThat(message.id()).isEqualTo(read.get("messageId"));
            for (String other : List.of(id, message.id(), text, "", id + "x", id.substring(1))) {
                assertThat(message.hasId(other)).isEqualTo(message.id().equals(other));
            }
            assertThat(message.said())
                    .isEqualTo(new Said(String.valueOf(read.get("text")).strip(), false));
            assertThat(message.withoutBytes().id()).isEqualTo(message.id());
            assertThat(message.withoutBytes().said()).isEqualTo(message.said());
            assertThat(message.withBytes(new byte[1]).said()).isEqualTo(message.said());
        }
    }

    @Test
    void shouldReadTheLastOfTwoTexts() {
        assertThat(message("{\"messageId\":\"m\",\"text\":\"one\",\"text\":\"two\"}").said().text())
                .isEqualTo("two");
    }

    @Test
    void shouldReadATextInItsSpaces() {
        assertThat(message("{\"messageId\":\"m\",\"text\":\"  hi there \"}").said().text())
                .isEqualTo("hi there");
    }

    @Test
    void shouldCutALongText() {
        String text = "é".repeat(Said.KEPT + 1);

        Message message = message("{\"text\":\"" + text + "\",\"messageId\":\"m\"}");

        assertThat(message.said().text()).isEqualTo(text.substring(0, Said.KEPT));
    }

    @Test
    void shouldKnowThatAnImageIsNoText() {
        Message message =
                message("{\"messageId\":\"m\",\"type\":\"image\",\"text\":\"the blue one\"}");

        assertThat(message.said()).isEqualTo(new Said("the blue one", true));
    }

    @Test
    void shouldHaveNoTextWhereThereIsNone() {
        assertThat(message("{\"messageId\":\"m\"}").said()).isEqualTo(Said.NOTHING);
        assertThat(message("{\"messageId\":\"m\",\"text\":null}").said()).isEqualTo(Said.NOTHING);
        assertThat(message("{\"messageId\":\"m\",\"text\":\"\"}").said()).isEqualTo(Said.NOTHING);
    }

    private static Message message(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return MessageHead.read(bytes).message(1, 2, bytes);
    }
}

package dev.caesura.gateway.channel.generic;

import static dev.caesura.gateway.channel.Calls.NOW;
import static dev.caesura.gateway.channel.Calls.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.UnknownDirectionException;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import dev.caesura.schemas.event.Media;
import dev.caesura.schemas.serde.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages whose parts stand apart: beside the words, at the top, or around what is encoded. */
class GenericEnvelopeTest {

    private static final String INNER = "{\"id\": \"i\", \"contact\": \"ana\", \"text\": \"x\"%s}";

    private final GenericChannel channel = new GenericChannel(AccountsOptions.NONE);

    @Test
    void shouldReadEveryPartBesideTheWords() {
        InboundMessage message =
                only(
                        """
                        {"id": "event-4", "contact": {"id": 7}, "timestamp": 5, "account": "shop",
                         "message": {"id": "m", "direction": "outbound", "automatic": "away",
                           "timestamp": 1772366400, "type": "note", "reply_to": "l", "text": "x"}}""");

        assertThat(message)
                .isEqualTo(
                        InboundMessage.builder()
                                .messageId("m")
                                .channel("generic")
                                .account("shop")
                                .contact("7")
                                .direction(Direction.ECHO)
                                .automatic("away")
                                .type("note")
                                .text("x")
                                .replyTo("l")
                                .sentAt(NOW)
                                .build());
    }

    @Test
    void shouldReadAFileBesideWhichThereAreNoWords() {
        InboundMessage message =
                only(
                        """
                        {"contact": "ana", "message":
                          {"id": "m", "type": "image", "mediaUrl": "https://a.example/1", "fromMe": true}}""");

        assertThat(message)
                .extracting(
                        InboundMessage::messageId, InboundMessage::direction, InboundMessage::type)
                .containsExactly("m", Direction.ECHO, "image");
        assertThat(message.media()).extracting(Media::url).containsExactly("https://a.example/1");
    }

    @Test
    void shouldKnowARedeliveryByTheIdBesideTheWords() {
        byte[] body =
                "{\"contact\": {\"id\": 7}, \"message\": {\"id\": \"m\", \"text\": \"yes\"}}"
                        .getBytes(UTF_8);

        assertThat(channel.translate(Webhook.ofBody(body, NOW)).messages())
                .isEqualTo(channel.translate(Webhook.ofBody(body, NOW.plusSeconds(9))).messages());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": \"top\", \"contact\": \"ana\", \"content\": {\"id\": \"template\", \"text\": \"x\"}} | top",
                "{\"id\": \"top\", \"contact\": \"ana\", \"text\": \"x\", \"message\": {\"id\": \"other\"}} | top",
                "{\"id\": \"top\", \"contact\": \"ana\", \"message\": {\"text\": \"x\"}} | top"
            })
    void shouldTakeNoIdOfAnythingElse(String body, String id) {
        assertThat(only(body).messageId()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"direction\": \"outbound\", \"data\": %s}",
                "{\"kind\": \"x\", \"event\": {\"fromMe\": true, \"data\": %s}}",
                "{\"sender_type\": \"agent\", \"payload\": %s}",
                "{\"message\": {\"attributes\": {\"direction\": \"outbound\"}, \"data\": %s}}",
                "{\"Type\": \"Notification\", \"Message\": %s, \"MessageAttributes\": {\"direction\": {\"Type\": \"String\", \"Value\": \"out\"}}}",
                "{\"body\": %s, \"messageAttributes\": {\"isOutgoing\": {\"stringValue\": \"true\", \"dataType\": \"String\"}}}"
            })
    void shouldReadTheDirectionAroundWhatIsEncoded(String envelope) {
        for (int times = 1; times < 3; times++) {
            assertThat(only(envelope.formatted(encoded(INNER.formatted(""), times))))
                    .extracting(InboundMessage::messageId, InboundMessage::direction)
                    .containsExactly("i", Direction.ECHO);
        }
        String base64 = Base64.getEncoder().encodeToString(INNER.formatted("").getBytes(UTF_8));
        assertThat(only(envelope.formatted("\"" + base64 + "\"")).direction())
                .isEqualTo(Direction.ECHO);
    }

    @Test
    void shouldReadAQueueWithinAQueue() {
        String inner = INNER.formatted("");
        String topic =
                "{\"Message\": %s, \"MessageAttributes\": {\"direction\": {\"Value\": \"outbound\"}}}"
                        .formatted(encoded(inner, 1));

        assertThat(only("{\"body\": " + encoded(topic, 1) + "}").direction())
                .isEqualTo(Direction.ECHO);
    }

    @Test
    void shouldReadWhatIsSaidOnceOfManyMessages() {
        String items = "[" + INNER.formatted("") + "]";

        assertThat(
                        channel.translate(
                                        post(
                                                "{\"direction\": \"outbound\", \"automatic\": true, \"kind\": \"edited\", \"messages\": "
                                                        + items
                                                        + "}"))
                                .messages())
                .extracting(
                        InboundMessage::direction, InboundMessage::automatic, InboundMessage::kind)
                .containsExactly(tuple(Direction.ECHO, "automatic", Kind.EDIT));
        assertThat(channel.translate(post("{\"kind\": \"read\", \"items\": " + items + "}")))
                .satisfies(
                        read -> {
                            assertThat(read.messages()).isEmpty();
                            assertThat(read.events()).hasSize(1);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"direction\": \"inbound\", \"data\": %s}",
                "{\"sender_type\": \"customer\", \"data\": %s}",
                "{\"direction\": \"sideways\", \"data\": %s}"
            })
    void shouldRefuseAContradictionBetweenLevels(String envelope) {
        String inner = encoded(INNER.formatted(", \"fromMe\": true"), 1);

        assertThatThrownBy(() -> channel.translate(post(envelope.formatted(inner))))
                .isInstanceOf(UnknownDirectionException.class);
        assertThat(
                        only(
                                envelope.replaceFirst("\"[^\"]*\": \"[^\"]*\"", "\"n\": 1")
                                        .formatted(inner)))
                .isNotNull();
    }

    @Test
    void shouldRefuseAContradictionBesideTheWords() {
        assertThatThrownBy(
                        () ->
                                channel.translate(
                                        post(
                                                "{\"contact\": \"ana\", \"direction\": \"inbound\","
                                                        + " \"message\": {\"text\": \"x\", \"fromMe\": true}}")))
                .isInstanceOf(UnknownDirectionException.class);
    }

    @Test
    void shouldBelieveTheAccountsOwnMappingAlone() {
        String body =
                "{\"id\": 1, \"io\": \"in\", \"direction\": \"out\", \"isOutgoing\": true, \"contact\": \"ana\","
                        + " \"message\": {\"id\": 2, \"io\": \"out\", \"text\": \"x\"}}";

        assertThat(mapped(Map.of("direction", List.of("/io")), body).direction())
                .isEqualTo(Direction.INBOUND);
        assertThat(mapped(Map.of("direction", List.of()), body).direction())
                .isEqualTo(Direction.INBOUND);
        assertThat(mapped(Map.of("business", List.of("in")), body).direction())
                .isEqualTo(Direction.INBOUND);
        assertThat(mapped(Map.of("message-id", List.of("/id")), body).messageId()).isEqualTo("1");
        assertThat(
                        mapped(
                                        Map.of("direction", List.of("/io")),
                                        "{\"io\": \"out\", \"data\": "
                                                + encoded(INNER.formatted(""), 1)
                                                + "}")
                                .direction())
                .isEqualTo(Direction.ECHO);
    }

    /** A person on the way to the words has an id of their own. */
    @Test
    void shouldNotTakeAPersonsIdForAMessages() {
        Map<String, List<String>> mapping =
                Map.of("contact", List.of("/customer/id"), "text", List.of("/customer/says"));

        assertThat(
                        mapped(
                                mapping,
                                "{\"id\": \"m\", \"customer\": {\"id\": 7, \"says\": \"x\", \"role\": \"admin\"}}"))
                .extracting(InboundMessage::messageId, InboundMessage::direction)
                .containsExactly("m", Direction.INBOUND);
    }

    @Test
    void shouldRefuseAnEnvelopeWithoutAContact() {
        assertThatThrownBy(
                        () -> channel.translate(post("{\"data\": \"{\\\"text\\\": \\\"x\\\"}\"}")))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    private static String encoded(String json, int times) {
        String text = json;
        for (int i = 0; i < times; i++) {
            text = Json.mapper().writeValueAsString(text);
        }
        return text;
    }

    private static InboundMessage mapped(Map<String, List<String>> mapping, String body) {
        GenericChannel mapped =
                new GenericChannel(
                        new AccountsOptions(Map.of("*", AccountOptions.ofMapping(mapping))));
        return mapped.translate(post(body)).messages().get(0);
    }

    private InboundMessage only(String body) {
        List<InboundMessage> messages = channel.translate(post(body)).messages();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }
}

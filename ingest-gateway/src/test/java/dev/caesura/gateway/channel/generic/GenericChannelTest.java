package dev.caesura.gateway.channel.generic;

import static dev.caesura.gateway.channel.Calls.NOW;
import static dev.caesura.gateway.channel.Calls.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.mapping.FieldMapping;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Media;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenericChannelTest {

    private final GenericChannel channel =
            new GenericChannel(
                    mapped(
                            "crm",
                            Map.of(
                                    "items", List.of("/batch/rows"),
                                    "contact", List.of("/customer/no"),
                                    "text", List.of("/says/0"))));

    @Test
    void shouldReadTheSmallestMessage() {
        assertThat(only("{\"id\": 1, \"contact\": \"ana\", \"text\": \"Hello\"}"))
                .isEqualTo(
                        InboundMessage.builder()
                                .messageId("1")
                                .channel("generic")
                                .account("default")
                                .contact("ana")
                                .text("Hello")
                                .build());
    }

    @Test
    void shouldReadAllOtherAccountsThroughTheMappingForAny() {
        GenericChannel mapped = new GenericChannel(mapped("*", Map.of("text", List.of("/says"))));
        byte[] body = "{\"id\": 1, \"contact\": \"ana\", \"says\": \"Hi\"}".getBytes(UTF_8);

        assertThat(mapped.translate(post(body, "crm", Map.of())).messages())
                .extracting(InboundMessage::text)
                .containsExactly("Hi");
    }

    @Test
    void shouldReadEveryPart() {
        InboundMessage message =
                only(
                        """
                        {"messageId": "m", "account": "shop", "conversation_id": "room",
                         "sender": "ben", "type": "image", "text": "Look", "payload": {"a": 1},
                         "route": {"line": 2, "of": null, "in": "de"},
                         "replyTo": "l", "mediaUrl": "https://a.example/1",
                         "sentAt": "2026-03-01T13:00:00+01:00", "direction": "outbound"}""");

        assertThat(message)
                .isEqualTo(
                        InboundMessage.builder()
                                .messageId("m")
                                .channel("generic")
                                .account("shop")
                                .contact("room")
                                .sender("ben")
                                .direction(Direction.ECHO)
                                .type("image")
                                .text("Look")
                                .payload("{\"a\":1}")
                                .route(Map.of("line", "2", "in", "de"))
                                .media(
                                        List.of(
                                                new Media(
                                                        "image",
                                                        null,
                                                        "https://a.example/1",
                                                        null,
                                                        null)))
                                .replyTo("l")
                                .sentAt(NOW)
                                .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\": [%s, %s]}",
                "{\"items\": [%s, %s]}",
                "{\"events\": [%s, %s]}",
                "[%s, %s]"
            })
    void shouldReadSeveralMessages(String shape) {
        String body =
                shape.formatted(
                        "{\"id\": 1, \"contact\": \"a\", \"text\": \"x\"}",
                        "{\"id\": 2, \"contact\": \"a\", \"message\": {\"text\": \"y\"}}");

        assertThat(channel.translate(post(body)).messages())
                .extracting(InboundMessage::text)
                .containsExactly("x", "y");
    }

    /** The shape of a source's messages in Airy. */
    @ParameterizedTest
    @CsvSource({
        "'{\"text\": \"Hello\"}', true, INBOUND",
        "'\"Hello\"', true, INBOUND",
        "'\"Hello\"', false, ECHO"
    })
    void shouldReadMessagesOfASource(String content, boolean fromContact, Direction direction) {
        InboundMessage message =
                only(
                        """
                        {"messages": [{"source_message_id": "m1", "source_conversation_id": "c1",
                          "source_channel_id": "ch1", "content": %s, "from_contact": %s,
                          "sent_at_millis": 1772366400000}], "metadata": []}"""
                                .formatted(content, fromContact));

        assertThat(message)
                .isEqualTo(
                        InboundMessage.builder()
                                .messageId("m1")
                                .channel("generic")
                                .account("ch1")
                                .contact("c1")
                                .direction(direction)
                                .text("Hello")
                                .sentAt(NOW)
                                .build());
    }

    @Test
    void shouldUseTheAccountsOwnMapping() {
        byte[] body =
                "{\"batch\": {\"rows\": [{\"id\": 1, \"customer\": {\"no\": 7}, \"says\": [\"x\"]}]}}"
                        .getBytes(UTF_8);

        assertThat(channel.translate(post(body, "crm", Map.of())).messages())
                .extracting(InboundMessage::conversationId)
                .containsExactly("generic:crm:7");
    }

    @Test
    void shouldKeepTheNeighboursOfABadItem() {
        Translation translation =
                channel.translate(
                        post("[3, {\"id\": 1}, {\"id\": 2, \"contact\": \"a\", \"text\": \"x\"}]"));

        assertThat(translation.messages()).hasSize(1);
        assertThat(translation.unreadable()).hasSize(2);
    }

    @Test
    void shouldCountWhatIsMoreThanAHundredBadItems() {
        String item = "{\"id\": 2, \"contact\": \"a\", \"text\": \"x\"}";
        Translation translation = channel.translate(post("[" + "1,".repeat(50_000) + item + ",1]"));

        assertThat(translation.messages()).hasSize(1);
        assertThat(translation.unreadable()).hasSize(100);
        assertThat(translation.unreadableBeyond()).isEqualTo(49_901);
    }

    /** Systems number the messages of each chat from one. */
    @Test
    void shouldTakeMessagesOfOneIdFromTwoContacts() {
        String body =
                "[{\"id\": 1, \"contact\": \"ana\", \"text\": \"x\"},"
                        + " {\"id\": 1, \"contact\": \"bob\", \"text\": \"x\"},"
                        + " {\"id\": 1, \"contact\": \"bob\", \"text\": \"x\"}]";
        Translation translation = channel.translate(post(body));

        assertThat(translation.messages())
                .extracting(InboundMessage::contact)
                .containsExactly("ana", "bob");
        assertThat(translation.events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"contact\": \"a\"}",
                "{\"text\": \"x\"}",
                "{\"contact\": \"{{contact}}\", \"text\": \"x\"}",
                "{\"contact\": \"a\", \"text\": {\"deep\": 1}}",
                "7"
            })
    void shouldRefuseASingleBadMessage(String body) {
        assertThatThrownBy(() -> channel.translate(post(body)))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    @Test
    void shouldSayWhatAMappingMayContain() {
        assertThatThrownBy(() -> FieldMapping.empty().with(Map.of("body", List.of("/a"))))
                .hasMessageContaining("message-id");
        assertThatThrownBy(() -> FieldMapping.empty().with(Map.of("text", List.of("a"))))
                .hasMessageContaining("slash");
    }

    @Test
    void shouldAcceptABearerTokenOrASignature() {
        Map<String, String> signed =
                Map.of(
                        "webhook-id", "m1",
                        "webhook-timestamp", Long.toString(NOW.getEpochSecond()),
                        "webhook-signature", "v1,AAAA",
                        "authorization", "Bearer hush");

        assertThat(authenticate(Map.of())).isEqualTo(Authenticity.MISSING);
        assertThat(authenticate(Map.of("authorization", "Bearer hush")))
                .isEqualTo(Authenticity.AUTHENTIC);
        assertThat(authenticate(Map.of("authorization", "Bearer hash")))
                .isEqualTo(Authenticity.WRONG);
        assertThat(authenticate(signed)).isEqualTo(Authenticity.WRONG);
    }

    private static AccountsOptions mapped(String account, Map<String, List<String>> mapping) {
        return new AccountsOptions(Map.of(account, AccountOptions.ofMapping(mapping)));
    }

    private Authenticity authenticate(Map<String, String> headers) {
        return channel.authenticate(post(new byte[0], null, headers), List.of("hush"));
    }

    private InboundMessage only(String body) {
        Translation translation = channel.translate(post(body));
        assertThat(translation.messages()).hasSize(1);
        return translation.messages().get(0);
    }
}

package dev.caesura.gateway.channel.cloudevents;

import static dev.caesura.gateway.channel.Calls.NOW;
import static dev.caesura.gateway.channel.Calls.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.gateway.channel.Calls;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.UnknownDirectionException;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.WebhookAnswer;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsChannelTest {

    private static final String REQUIRED =
            "\"specversion\": \"1.0\", \"id\": \"e1\", \"source\": \"//shop/chat\", \"type\": \"chat.said\"";

    private final CloudEventsChannel channel = new CloudEventsChannel();

    @Test
    void shouldReadAStructuredEvent() {
        InboundMessage message =
                only(
                        "{"
                                + REQUIRED
                                + ", \"subject\": \"ana\", \"time\": \"2026-03-01T13:00:00.0009+01:00\","
                                + " \"extension\": 5, \"data\": {\"text\": \"Hello\"}}");

        assertThat(message)
                .isEqualTo(
                        InboundMessage.builder()
                                .messageId("e1")
                                .channel("cloudevents")
                                .account("//shop/chat")
                                .contact("ana")
                                .type("chat.said")
                                .text("Hello")
                                .payload("{\"text\":\"Hello\"}")
                                .sentAt(NOW)
                                .build());
    }

    @ParameterizedTest
    @CsvSource({
        "chats/7/messages/m1, '{\"chatId\": \"7\", \"text\": \"x\"}', 7",
        "/messages/m1, '{\"contact\": \"ana\", \"text\": \"x\"}', ana",
        "tenants/2/msg/m1, '{\"conversation\": {\"id\": \"c\"}, \"text\": \"x\"}', c",
        "messages/ana, '{\"text\": \"x\"}', messages/ana",
        "customers/ana, '{\"contact\": \"other\", \"text\": \"x\"}', customers/ana"
    })
    void shouldNotMakeAConversationOfEachMessage(String subject, String data, String contact) {
        assertThat(
                        only("{"
                                        + REQUIRED
                                        + ", \"subject\": \""
                                        + subject
                                        + "\", \"data\": "
                                        + data
                                        + "}")
                                .contact())
                .isEqualTo(contact);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "`\"data\": \"Hello\"` | Hello",
                "`\"data\": \"Hello\", \"datacontenttype\": \"text/plain\"` | Hello",
                "`\"data\": 5` | -",
                "`\"data\": null` | -",
                "`\"data_base64\": \"SGVsbG8=\", \"datacontenttype\": \"text/plain;charset=utf-8\"` | Hello",
                "`\"data_base64\": \"eyJ0ZXh0IjoiSGkifQ==\"` | Hi",
                "`\"data_base64\": \"T2zh\", \"datacontenttype\": \"text/plain; charset=iso-8859-1\"` | Ol\u00e1",
                "`\"data_base64\": \"SGVsbG8=\", \"datacontenttype\": \"text/plain; charset=klingon\"` | Hello",
                "`\"data_base64\": \"SGVsbG8=\"` | Hello",
                "`\"data_base64\": \"PGE+PC9hPg==\", \"datacontenttype\": \"application/xml\"` | <a></a>",
                "`\"data_base64\": \"SGVsbG8=\", \"datacontenttype\": \"image/png\"` | -",
                "`\"data_base64\": \"... not base64 ...\"` | -"
            })
    void shouldReadTheTextOfAnyData(String data, String text) {
        assertThat(only("{" + REQUIRED + ", \"subject\": \"ana\", " + data + "}").text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"data\": {\"contact\": \"ben\"}` | ben",
                "`\"data\": \"{\\\"contact\\\": \\\"ben\\\"}\"` | ben",
                "`\"data\": \"\\\"{\\\\\\\"contact\\\\\\\": \\\\\\\"ben\\\\\\\"}\\\"\"` | ben",
                "`\"data\": \"eyJjb250YWN0IjoiYmVuIn0=\"` | ben",
                "`\"data_base64\": \"SGVsbG8=\", \"subject\": \"ana\"` | ana",
                "`\"subject\": \"ana\"` | ana"
            })
    void shouldFindAContactWithoutASubject(String part, String contact) {
        InboundMessage message = only("{" + REQUIRED + ", " + part + "}");

        assertThat(message.contact()).isEqualTo(contact);
        assertThat(message.sender()).isEqualTo(contact);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "`\"direction\": \"outbound\", \"data\": {\"text\": \"x\"}` | ECHO | -",
                "`\"isoutgoing\": true, \"data\": {\"text\": \"x\"}` | ECHO | -",
                "`\"sendertype\": \"bot\", \"data\": \"x\"` | ECHO | bot",
                "`\"direction\": \"outbound\", \"automatic\": true, \"data\": \"x\"` | ECHO | automatic",
                "`\"direction\": \"inbound\", \"data\": {\"text\": \"x\"}` | INBOUND | -",
                "`\"data\": {\"message\": {\"text\": \"x\", \"direction\": \"outbound\"}}` | ECHO | -",
                "`\"data\": \"{\\\"message\\\": {\\\"text\\\": \\\"x\\\", \\\"fromMe\\\": true}}\"` | ECHO | -",
                "`\"data\": {\"fromMe\": true, \"message\": \"x\"}` | ECHO | -",
                "`\"data\": {\"body\": \"x\"}` | INBOUND | -"
            })
    void shouldReadWhoWroteInAttributesAndInData(
            String parts, Direction direction, String automatic) {
        InboundMessage message = only("{" + REQUIRED + ", \"subject\": \"ana\", " + parts + "}");

        assertThat(message)
                .extracting(
                        InboundMessage::direction, InboundMessage::automatic, InboundMessage::text)
                .containsExactly(direction, automatic, "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"direction\": \"outbound\", \"data\": {\"fromMe\": false}",
                "\"direction\": \"sideways\"",
                "\"data\": {\"direction\": \"inbound\", \"message\": {\"text\": \"x\", \"isOutgoing\": true}}"
            })
    void shouldRefuseAnEventThatContradictsItself(String parts) {
        assertThatThrownBy(
                        () ->
                                channel.translate(
                                        post(
                                                "{"
                                                        + REQUIRED
                                                        + ", \"subject\": \"ana\", "
                                                        + parts
                                                        + "}")))
                .isInstanceOf(UnknownDirectionException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"specversion\": \"1.0\", \"id\": \"e1\", \"type\": \"t\"}",
                "{\"specversion\": \"0.2\", \"id\": \"e1\", \"type\": \"t\", \"source\": \"s\"}",
                "{%s, \"not_a_name\": 1}",
                "{%s, \"fraction\": 1.5}",
                "{%s, \"object\": {}}",
                "{%s, \"data\": 1, \"data_base64\": \"AA==\"}",
                "{%s}}"
            })
    void shouldRefuseWhatIsNoCloudEvent(String body) {
        assertThatThrownBy(() -> channel.translate(post(body.formatted(REQUIRED))))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    @Test
    void shouldReadABatchAndTellSourcesApart() {
        String one = REQUIRED + ", \"subject\": \"ana\"";
        String other = one.replace("//shop/chat", "//bar/chat");
        Translation translation =
                channel.translate(post("[{%s}, {%s}, {%s}, {}, 5]".formatted(one, other, one)));

        assertThat(translation.messages())
                .extracting(InboundMessage::account)
                .containsExactly("//shop/chat", "//bar/chat");
        assertThat(translation.events()).hasSize(1);
        assertThat(translation.unreadable()).hasSize(2);
        assertThat(channel.translate(post("[]")).messages()).isEmpty();
    }

    @Test
    void shouldReadABinaryEvent() {
        Map<String, String> headers =
                Map.of(
                        "ce-specversion", "1.0",
                        "ce-id", "e%201",
                        "ce-source", "//shop",
                        "ce-type", "chat.said",
                        "ce-subject", "\"Zo%C3%AB\"",
                        "ce-time", "2026-03-01T12:00:00Z",
                        "ce-direction", "outbound",
                        "content-type", "application/json; charset=utf-8");
        Webhook call = post("{\"text\": \"Hi\"}".getBytes(UTF_8), null, headers);

        InboundMessage message = channel.translate(call).messages().get(0);

        assertThat(message.messageId()).isEqualTo("e 1");
        assertThat(message.direction()).isEqualTo(Direction.ECHO);
        assertThat(message.contact()).isEqualTo("Zoë");
        assertThat(message.text()).isEqualTo("Hi");
        assertThat(message.sentAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/cloudevents+json", "application/cloudevents-batch+json", ""})
    void shouldTakeAStructuredEventForOneInspiteOfHeaders(String mediaType) {
        Map<String, String> headers =
                mediaType.isEmpty()
                        ? Map.of()
                        : Map.of("content-type", mediaType, "ce-specversion", "1.0");
        Webhook call =
                post(("{" + REQUIRED + ", \"subject\": \"ana\"}").getBytes(UTF_8), null, headers);

        assertThat(channel.translate(call).messages()).hasSize(1);
    }

    @Test
    void shouldAllowAnOriginThatAsks() {
        WebhookAnswer answer = options("events.example.org", List.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("WebHook-Allowed-Origin", "events.example.org")
                .containsEntry("WebHook-Allowed-Rate", "*")
                .containsEntry("Allow", "POST");
    }

    @Test
    void shouldRefuseOtherOrigins() {
        assertThat(options("events.example.org", List.of("a.example")).status()).isEqualTo(403);
        assertThat(options("a.example", List.of("a.example")).status()).isEqualTo(200);
        assertThat(options("a\r\nb", List.of()).status()).isEqualTo(400);
        assertThat(channel.handshake(Calls.post("{}"), List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "com.shop.message.read, status",
        "com.shop.message.delivered, status",
        "com.shop.reaction.added, reaction",
        "com.shop.note.created.v1, note"
    })
    void shouldTakeAReceiptAndAReactionForNoMessage(String type, String kind) {
        Translation found =
                channel.translate(
                        post(
                                ("{\"specversion\": \"1.0\", \"id\": \"e\", \"source\": \"s\", \"type\": \"%s\","
                                                + " \"subject\": \"ana\", \"data\": {\"text\": \"x\"}}")
                                        .formatted(type)));

        assertThat(found.messages()).isEmpty();
        assertThat(found.events()).containsExactly(new ChannelEvent(kind, "e", type));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "chat.message.deleted, DELETION, m1, -",
                "chat.message.deleted.v1, DELETION, m1, -",
                "chat.message.updated, EDIT, m1, blue",
                "chat.typing, TYPING, e, blue",
                "chat.message, MESSAGE, e, blue"
            })
    void shouldTellByTheTypeWhatHappenedToAMessage(String type, Kind kind, String id, String text) {
        InboundMessage message =
                only(
                        ("{\"specversion\": \"1.0\", \"id\": \"e\", \"source\": \"s\", \"type\": \"%s\","
                                        + " \"subject\": \"ana\", \"data\": {\"messageId\": \"m1\", \"text\": \"blue\"}}")
                                .formatted(type));

        assertThat(message)
                .extracting(InboundMessage::kind, InboundMessage::messageId, InboundMessage::text)
                .containsExactly(kind, id, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"undefined", "null", "{{contact.id}}", "[object Object]"})
    void shouldTakeAMissingValueForNobodysName(String subject) {
        String event =
                "{\"specversion\": \"1.0\", \"id\": \"e\", \"source\": \"s\", \"type\": \"t\", \"subject\": \"%s\"}";

        assertThat(channel.translate(post("[" + event.formatted(subject) + "]")).unreadable())
                .hasSize(1);
    }

    @Test
    void shouldTakeNoMessageForItsConversation() {
        String event =
                "{\"specversion\": \"1.0\", \"id\": \"e\", \"source\": \"s\", \"type\": \"t\", \"subject\": \"m1\","
                        + " \"data\": {\"id\": \"m1\", \"text\": \"x\"%s}}";

        assertThat(only(event.formatted(", \"conversation_id\": \"c1\"")).contact())
                .isEqualTo("c1");
        assertThatThrownBy(() -> channel.translate(post(event.formatted(""))))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    @Test
    void shouldTakeWhatIsToldOfAConversationWithoutWordsForNoMessage() {
        String event =
                "{\"specversion\": \"1.0\", \"id\": \"e\", \"source\": \"s\", \"subject\": \"ana\","
                        + " \"type\": \"com.shop.conversation.started\", \"data\": {%s}}";

        assertThat(channel.translate(post(event.formatted("\"id\": \"c1\""))).events())
                .containsExactly(
                        new ChannelEvent(EventKinds.SYSTEM, "e", "com.shop.conversation.started"));
        assertThat(only(event.formatted("\"text\": \"Hello\"")).text()).isEqualTo("Hello");
    }

    @Test
    void shouldTellWhoWritesInAGroup() {
        InboundMessage message =
                only(
                        "{\"specversion\": \"1.0\", \"id\": \"e\", \"source\": \"s\", \"type\": \"t\", \"subject\":"
                                + " \"room\", \"data\": {\"text\": \"x\", \"group\": true, \"sender\": \"u7\","
                                + " \"senderName\": \"Ana\", \"mediaUrl\": \"https://a/b\", \"route\": {\"line\": \"2\"}}}");

        assertThat(message)
                .extracting(
                        InboundMessage::contact,
                        InboundMessage::sender,
                        InboundMessage::senderName,
                        InboundMessage::group)
                .containsExactly("room", "u7", "Ana", true);
        assertThat(message.media()).hasSize(1);
        assertThat(message.route()).containsEntry("line", "2");
    }

    private WebhookAnswer options(String origin, List<String> allowed) {
        Webhook call =
                new Webhook(
                        "OPTIONS",
                        "https://bot.example.org/",
                        null,
                        Map.of(),
                        Map.of("webhook-request-origin", List.of(origin)),
                        new byte[0],
                        NOW);
        return channel.handshake(call, allowed).orElseThrow();
    }

    private InboundMessage only(String body) {
        Translation translation = channel.translate(post(body));
        assertThat(translation.messages()).hasSize(1);
        return translation.messages().get(0);
    }
}

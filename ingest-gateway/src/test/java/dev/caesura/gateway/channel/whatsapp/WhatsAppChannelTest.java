package dev.caesura.gateway.channel.whatsapp;

import static dev.caesura.gateway.channel.Calls.NOW;
import static dev.caesura.gateway.channel.Calls.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.gateway.channel.Calls;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Media;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppChannelTest {

    private final WhatsAppChannel channel = new WhatsAppChannel();

    @Test
    void shouldReadAText() {
        InboundMessage message =
                only(
                        """
                        {"from": "4915112345", "id": "wamid.A", "timestamp": "1772366400",
                         "type": "text", "text": {"body": "Hello"}, "context": {"id": "wamid.0"}}""");

        assertThat(message)
                .isEqualTo(
                        InboundMessage.builder()
                                .messageId("wamid.A")
                                .channel("whatsapp")
                                .account("77001")
                                .contact("4915112345")
                                .text("Hello")
                                .replyTo("wamid.0")
                                .sentAt(NOW)
                                .build());
        assertThat(message.conversationId()).isEqualTo("whatsapp:77001:4915112345");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"from\": \"A1\", \"from_user_id\": \"DE.9\",', A1, A1",
        "'\"from_user_id\": \"DE.9\",', DE.9, DE.9",
        "'', 4915100, 4915100",
        "'\"from\": \"A1\", \"group_id\": \"G7@g.us\",', A1, G7@g.us"
    })
    void shouldTellSenderAndChat(String fields, String sender, String contact) {
        InboundMessage message =
                only(
                        "{"
                                + fields
                                + "\"id\": \"a\", \"type\": \"text\", \"text\": {\"body\": \"x\"}}");

        assertThat(message.sender()).isEqualTo(sender);
        assertThat(message.contact()).isEqualTo(contact);
    }

    @Test
    void shouldTakeAUserIdWhereTheContactHasNoNumber() {
        Translation translation =
                channel.translate(
                        post(
                                """
                                {"entry": [{"changes": [{"field": "messages", "value": {
                                  "metadata": {"phone_number_id": 77001},
                                  "contacts": [{"user_id": "CO.5"}],
                                  "messages": [{"id": "a", "type": "text", "text": {"body": "x"}}]}}]}]}"""));

        assertThat(translation.messages())
                .extracting(InboundMessage::sender)
                .containsExactly("CO.5");
        assertThat(translation.messages().get(0).account()).isEqualTo("77001");
    }

    @Test
    void shouldReadAFileWithItsCaption() {
        InboundMessage message =
                only(
                        """
                        {"from": "1", "id": "a", "type": "document", "document": {"id": "m1",
                         "caption": "The plan", "filename": "plan.pdf",
                         "mime_type": "application/pdf", "url": "https://files.example/1"}}""");

        assertThat(message.type()).isEqualTo("document");
        assertThat(message.text()).isEqualTo("The plan");
        assertThat(message.media())
                .containsExactly(
                        new Media(
                                "document",
                                "m1",
                                "https://files.example/1",
                                "application/pdf",
                                "plan.pdf"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "`{\"type\": \"audio\", \"audio\": {\"id\": \"m\", \"voice\": true}}` | voice | - | -",
                "`{\"type\": \"audio\", \"audio\": {\"id\": \"m\"}}` | audio | - | -",
                "`{\"type\": \"voice\", \"voice\": {\"id\": \"m\"}}` | voice | - | -",
                "`{\"type\": \"sticker\", \"sticker\": {\"id\": \"m\"}}` | sticker | - | -",
                "`{\"type\": \"image\", \"image\": null}` | image | - | -",
                "`{\"type\": \"location\", \"location\": {\"latitude\": 0.0, \"longitude\": 1.5}}`"
                        + " | location | - | {\"latitude\":0.0,\"longitude\":1.5}",
                "`{\"type\": \"contacts\", \"contacts\": [{\"name\": {}}]}` | contacts | - | [{\"name\":{}}]",
                "`{\"type\": \"order\", \"order\": {\"text\": \"soon\"}}` | order | - | {\"text\":\"soon\"}",
                "`{\"type\": \"button\", \"button\": {\"text\": \"Yes\", \"payload\": \"y\"}}` | button | Yes | y",
                "`{\"type\": \"interactive\", \"interactive\": {\"type\": \"button_reply\","
                        + " \"button_reply\": {\"id\": \"b1\", \"title\": \"Go\"}}}` | button_reply | Go | b1",
                "`{\"type\": \"interactive\", \"interactive\": {\"type\": \"list_reply\","
                        + " \"list_reply\": {\"id\": \"l1\", \"title\": \"Red\"}}}` | list_reply | Red | l1",
                "`{\"type\": \"interactive\", \"interactive\": {\"type\": \"nfm_reply\","
                        + " \"nfm_reply\": {\"body\": \"Sent\", \"response_json\": \"{}\"}}}` | nfm_reply | Sent | {}",
                "`{\"type\": \"interactive\"}` | unsupported | - | {\"type\":\"interactive\"}",
                "`{\"type\": \"interactive\", \"interactive\": {\"type\": \"list_reply\"}}` | unsupported | -"
                        + " | {\"type\":\"interactive\",\"interactive\":{\"type\":\"list_reply\"}}",
                "`{\"type\": \"unsupported\", \"unsupported\": {\"type\": \"poll\"}}` | unsupported | -"
                        + " | {\"type\":\"unsupported\",\"unsupported\":{\"type\":\"poll\"}}",
                "`{\"type\": \"request_welcome\"}` | request_welcome | - | {\"type\":\"request_welcome\"}",
                "`{\"type\": \"hologram\", \"hologram\": {\"view\": {\"caption\": \"Hm?\"}}}` | hologram"
                        + " | Hm? | {\"view\":{\"caption\":\"Hm?\"}}",
                "`{\"type\": \"interactive\", \"interactive\": {\"type\": \"call_permission_reply\","
                        + " \"call_permission_reply\": {\"response\": \"accept\"}}}`"
                        + " | call_permission_reply | - | {\"response\":\"accept\"}",
                "`{\"text\": {\"body\": \"untyped\"}}` | text | untyped | -"
            })
    void shouldReadEveryKindOfContent(String json, String type, String text, String payload) {
        InboundMessage message = only("{\"from\": \"1\", \"id\": \"a\", " + json.substring(1));

        assertThat(message)
                .extracting(InboundMessage::type, InboundMessage::text, InboundMessage::payload)
                .containsExactly(type, text, payload);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"1772366400", "'\"1772366400\"'", "'\"1772366400000\"'"})
    void shouldReadATimestampOfAnyForm(String timestamp) {
        assertThat(
                        only("{\"from\": \"1\", \"id\": \"a\", \"timestamp\": " + timestamp + "}")
                                .sentAt())
                .isEqualTo(NOW);
    }

    @Test
    void shouldLeaveOutATimestampThatIsNone() {
        assertThat(only("{\"from\": \"1\", \"id\": \"a\", \"timestamp\": \"soon\"}").sentAt())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"type\": \"reaction\", \"reaction\": {\"message_id\": \"t\", \"emoji\": \"\"}}` | reaction | t",
                "`{\"type\": \"system\", \"system\": {\"type\": \"user_changed_number\"}}` | system"
                        + " | user_changed_number"
            })
    void shouldCountWhatIsNoMessage(String json, String kind, String detail) {
        Translation translation = messages("{\"from\": \"1\", \"id\": \"a\", " + json.substring(1));

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events()).containsExactly(new ChannelEvent(kind, "a", detail));
    }

    @Test
    void shouldKeepAReactionBesideTheMessageWhoseIdItShares() {
        Translation translation =
                messages(
                        text("a", "one")
                                + ", {\"from\": \"1\", \"id\": \"a\", \"type\": \"reaction\"}, "
                                + text("a", "again")
                                + ", "
                                + text("b", "two"));

        assertThat(translation.messages())
                .extracting(InboundMessage::text)
                .containsExactly("one", "two");
        assertThat(translation.events())
                .extracting(ChannelEvent::kind)
                .containsExactly(EventKinds.REACTION, EventKinds.DUPLICATE);
    }

    @Test
    void shouldReadEveryEntryAndChange() {
        String change = change("messages", "\"messages\": [%s]");
        Translation translation =
                channel.translate(
                        post(
                                "{\"entry\": [{\"changes\": [%s, %s]}, {\"changes\": [%s]}]}"
                                        .formatted(
                                                change.formatted(text("a", "1")),
                                                change.formatted(text("b", "2")),
                                                change.formatted(text("c", "3")))));

        assertThat(translation.messages())
                .extracting(InboundMessage::text)
                .containsExactly("1", "2", "3");
    }

    @Test
    void shouldKeepTheNeighboursOfABadItem() {
        Translation translation =
                messages(text("a", "1") + ", null, 5, {\"id\": \"x\"}, " + text("b", "2"));

        assertThat(translation.messages()).extracting(InboundMessage::text).contains("1", "2");
        assertThat(translation.unreadable()).hasSize(2);
    }

    @Test
    void shouldDeriveAnIdThatARedeliveryShares() {
        String json = "{\"from\": \"1\", \"type\": \"text\", \"text\": {\"body\": \"x\"}}";

        assertThat(only(json).messageId()).isEqualTo(only(json).messageId()).hasSize(64);
    }

    @Test
    void shouldReadAnEchoOfAPerson() {
        Translation translation =
                echoes(
                        """
                        {"from": "77000", "to": "4915112345", "id": "wamid.E", "type": "text",
                         "text": {"body": "A colleague here"}}""");

        InboundMessage echo = translation.messages().get(0);
        assertThat(echo.direction()).isEqualTo(Direction.ECHO);
        assertThat(echo.contact()).isEqualTo("4915112345");
        assertThat(echo.sender()).isEqualTo("77000");
        assertThat(echo.text()).isEqualTo("A colleague here");
    }

    @ParameterizedTest
    @CsvSource({
        "revoke, deletion",
        "edit, edit",
        "reaction, reaction",
        "system, system",
    })
    void shouldCountWhatThePersonDidToNoNamedMessage(String type, String kind) {
        Translation translation =
                echoes(
                        "{\"from\": \"1\", \"to\": \"2\", \"id\": \"e\", \"type\": \""
                                + type
                                + "\"}");

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events()).extracting(ChannelEvent::kind).containsExactly(kind);
    }

    @Test
    void shouldReadAReceiptWithTheReplysId() {
        Translation translation =
                statuses(
                        """
                        {"id": "wamid.R", "status": "delivered", "timestamp": "1772366400",
                         "recipient_id": "4915112345", "biz_opaque_callback_data": "reply-1"}""");

        assertThat(translation.deliveries())
                .containsExactly(
                        new DeliveryEvent(
                                "reply-1",
                                null,
                                "whatsapp:77001:4915112345",
                                DeliveryStatus.DELIVERED,
                                "wamid.R",
                                NOW,
                                null,
                                false));
    }

    @Test
    void shouldSayWhyAReplyFailed() {
        Translation translation =
                statuses(
                        """
                        {"id": "r", "status": "failed", "recipient_user_id": "DE.9", "errors": [
                          {"code": 131047, "title": "Re-engagement",
                           "error_data": {"details": "24 hours have passed"}}]}""");

        assertThat(translation.deliveries())
                .extracting(
                        DeliveryEvent::status,
                        DeliveryEvent::conversationId,
                        DeliveryEvent::error,
                        DeliveryEvent::at)
                .containsExactly(
                        tuple(
                                DeliveryStatus.FAILED,
                                "whatsapp:77001:DE.9",
                                "131047: Re-engagement: 24 hours have passed",
                                NOW));
    }

    @ParameterizedTest
    @CsvSource({"sent, SENT", "read, READ", "played, READ"})
    void shouldKnowTheStatuses(String word, DeliveryStatus status) {
        Translation translation =
                statuses("{\"id\": \"r\", \"recipient_id\": \"1\", \"status\": \"" + word + "\"}");

        assertThat(translation.deliveries())
                .extracting(DeliveryEvent::status)
                .containsExactly(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"r\", \"status\": \"deleted\", \"recipient_id\": \"1\"}",
                "{\"id\": \"r\", \"status\": \"teleported\", \"recipient_id\": \"1\"}",
                "{\"id\": \"r\", \"status\": \"sent\"}",
                "{\"id\": \"r\"}"
            })
    void shouldCountAStatusThatSaysNothing(String status) {
        Translation translation = statuses(status);

        assertThat(translation.deliveries()).isEmpty();
        assertThat(translation.events())
                .extracting(ChannelEvent::kind)
                .containsExactly(EventKinds.STATUS);
    }

    @ParameterizedTest
    @CsvSource({
        "history, history",
        "smb_app_state_sync, contact",
        "consumer_profile, contact",
        "standby, standby",
        "messaging_handovers, handover"
    })
    void shouldTakeNoMessageFromFieldsThatMeanSomethingElse(String field, String kind) {
        Translation translation = of(field, "\"messages\": [" + text("a", "x") + "]");

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events()).containsExactly(new ChannelEvent(kind, "", field));
    }

    @ParameterizedTest
    @CsvSource({
        "account_update, account",
        "user_preferences, account",
        "group_lifecycle_update, membership"
    })
    void shouldCountWhatConcernsNoChat(String field, String kind) {
        assertThat(of(field, "\"detail\": \"x\"").events())
                .containsExactly(new ChannelEvent(kind, "", field));
    }

    @Test
    void shouldCountErrors() {
        Translation translation = value("\"errors\": [{\"code\": 0, \"title\": \"No login\"}]");

        assertThat(translation.events())
                .containsExactly(new ChannelEvent(EventKinds.ERROR, "0", "No login"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"object\": \"whatsapp_business_account\"}"})
    void shouldCountAnUnknownBody(String body) {
        assertThat(channel.translate(post(body)).events())
                .extracting(ChannelEvent::kind)
                .containsExactly(EventKinds.UNKNOWN);
    }

    @Test
    void shouldTakeThePathsAccountWhereTheBodyHasNone() {
        String body =
                "{\"entry\": [{\"changes\": [{\"field\": \"messages\", \"value\": {\"messages\": ["
                        + text("a", "x")
                        + "]}}]}]}";

        Translation translation = channel.translate(post(body.getBytes(UTF_8), "shop", Map.of()));

        assertThat(translation.messages())
                .extracting(InboundMessage::account)
                .containsExactly("shop");
        assertThat(Calls.post(body).accountOr(null)).isEqualTo("default");
    }

    private InboundMessage only(String json) {
        List<InboundMessage> messages = messages(json).messages();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    private Translation messages(String items) {
        return value("\"messages\": [" + items + "]");
    }

    private Translation statuses(String items) {
        return value("\"statuses\": [" + items + "]");
    }

    private Translation echoes(String items) {
        return translate(change("smb_message_echoes", "\"message_echoes\": [" + items + "]"));
    }

    private Translation of(String field, String parts) {
        return translate(change(field, parts));
    }

    private Translation value(String parts) {
        return translate(change("messages", parts));
    }

    private Translation translate(String change) {
        return channel.translate(
                post(
                        "{\"object\": \"whatsapp_business_account\", \"entry\": [{\"id\": \"9\","
                                + " \"changes\": ["
                                + change
                                + "]}]}"));
    }

    private static String change(String field, String parts) {
        return "{\"value\": {\"metadata\": {\"phone_number_id\": \"77001\"},"
                + " \"contacts\": [{\"wa_id\": \"4915100\"}], "
                + parts
                + "}, \"field\": \""
                + field
                + "\"}";
    }

    private static String text(String id, String body) {
        return "{\"from\": \"1\", \"id\": \"%s\", \"type\": \"text\", \"text\": {\"body\": \"%s\"}}"
                .formatted(id, body);
    }
}

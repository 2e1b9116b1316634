package dev.caesura.gateway.channel.messenger;

import static dev.caesura.gateway.channel.Calls.NOW;
import static dev.caesura.gateway.channel.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import dev.caesura.schemas.event.Media;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessengerChannelTest {

    private final MessengerChannel channel = new MessengerChannel();

    @Test
    void shouldReadAText() {
        InboundMessage message =
                only(
                        "\"message\": {\"mid\": \"m1\", \"text\": \"Hi\", \"reply_to\": {\"mid\": \"m0\"}}");

        assertThat(message)
                .isEqualTo(
                        InboundMessage.builder()
                                .messageId("m1")
                                .channel("messenger")
                                .account("500")
                                .contact("u1")
                                .text("Hi")
                                .replyTo("m0")
                                .sentAt(NOW)
                                .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "`\"text\": \"x\", \"quick_reply\": {\"payload\": \"q\"}` | quick_reply | x | q",
                "`\"attachments\": [{\"type\": \"file\", \"payload\": {\"url\": \"u\"}}]` | document | - | -",
                "`\"attachments\": [{\"type\": \"image\", \"payload\": {\"sticker_id\": 3}}]` | sticker | - | -",
                "`\"sticker_id\": 3, \"attachments\": [{\"type\": \"image\"}]` | sticker | - | -",
                "`\"attachments\": [{\"type\": \"ig_reel\", \"payload\": {\"url\": \"/r/1/\"}}]` | reel | - | -",
                "`\"attachments\": [{\"type\": \"unsupported_type\"}]` | unsupported | - | -",
                "`\"attachments\": [{\"type\": \"like_heart\"}]` | like_heart | - | -",
                "`\"attachments\": [{\"type\": \"fallback\", \"payload\": null}], \"text\": \"x\"` | fallback | x | -",
                "`\"attachments\": [{\"type\": \"fallback\", \"payload\": \"BLOB\"}]` | fallback | - | -",
                "`\"attachments\": [null]` | unsupported | - | -",
                "`\"attachments\": [{\"type\": \"location\", \"payload\": {\"coordinates\": {\"lat\": 0.0}}}]`"
                        + " | location | - | {\"lat\":0.0}",
                "`\"attachments\": [{\"type\": \"template\", \"payload\": {\"a\": 1}}], \"text\": \"x\"`"
                        + " | template | x | {\"a\":1}",
                "`\"is_unsupported\": true` | unsupported | - | {\"is_unsupported\":true}",
                "`\"seq\": 3` | unsupported | - | {\"seq\":3}",
                "`\"poll\": {\"question\": \"Red?\"}` | poll | Red? | {\"question\":\"Red?\"}",
                "`\"attachments\": [{\"type\": \"hologram\", \"payload\": {\"caption\": \"Hm?\"}}]` | hologram"
                        + " | Hm? | {\"type\":\"hologram\",\"payload\":{\"caption\":\"Hm?\"}}",
                "`\"text\": \"/sizes\", \"commands\": [{\"name\": \"sizes\"}]` | text | /sizes"
                        + " | [{\"name\":\"sizes\"}]",
                "`\"text\": \"x\", \"reply_to\": {\"story\": {\"id\": \"s\"}}` | text | x | {\"id\":\"s\"}"
            })
    void shouldReadEveryKindOfContent(String parts, String type, String text, String payload) {
        InboundMessage message = only("\"message\": {\"mid\": \"m\", " + parts + "}");

        assertThat(message)
                .extracting(InboundMessage::type, InboundMessage::text, InboundMessage::payload)
                .containsExactly(type, text, payload);
    }

    @Test
    void shouldKeepAllAttachmentsInOneMessage() {
        InboundMessage message =
                only(
                        """
                        "message": {"mid": "m", "attachments": [
                          {"type": "image", "payload": {"url": "https://a.example/1"}},
                          {"type": "fallback", "payload": null, "URL": "https://a.example/2",
                           "title": "A page"}]}""");

        assertThat(message.type()).isEqualTo("image");
        assertThat(message.media())
                .containsExactly(
                        new Media("image", null, "https://a.example/1", null, null),
                        new Media("fallback", null, "https://a.example/2", null, "A page"));
    }

    @Test
    void shouldReadAPostbackAndDeriveItsId() {
        InboundMessage named = only("\"postback\": {\"title\": \"Start\", \"payload\": \"go\"}");
        InboundMessage bare = only("\"postback\": {\"title\": \"\", \"payload\": \"go\"}");
        InboundMessage own = only("\"postback\": {\"mid\": \"p1\", \"payload\": \"go\"}");

        assertThat(named)
                .extracting(InboundMessage::type, InboundMessage::text, InboundMessage::payload)
                .containsExactly("postback", "Start", "go");
        assertThat(bare.text()).isEqualTo("go");
        assertThat(bare.messageId()).hasSize(64).isEqualTo(named.messageId());
        assertThat(own.messageId()).isEqualTo("p1");
    }

    @Test
    void shouldKnowAPersonByTheReferenceOfAPlugin() {
        Translation translation =
                messaging("{\"sender\": {\"user_ref\": 77}, \"postback\": {\"payload\": \"go\"}}");

        assertThat(translation.messages())
                .extracting(InboundMessage::contact, InboundMessage::sentAt, InboundMessage::route)
                .containsExactly(tuple("77", NOW.plusSeconds(1), Map.of("recipient", "user_ref")));
    }

    @Test
    void shouldTakeAnEchoForOneWhateverElseItIs() {
        Translation translation =
                messaging(
                        """
                        {"sender": {"id": "500"}, "recipient": {"id": "u1"}, "message": {
                         "mid": "e", "is_echo": true, "metadata": "reply-1",
                         "attachments": [{"type": "image", "payload": {"url": "x"}}]}}""");

        InboundMessage echo = translation.messages().get(0);
        assertThat(echo.direction()).isEqualTo(Direction.ECHO);
        assertThat(echo.contact()).isEqualTo("u1");
        assertThat(echo.sender()).isEqualTo("500");
        assertThat(echo.payload()).isEqualTo("reply-1");
    }

    @Test
    void shouldTakeAPersonForOneWhoseIdIsThePages() {
        assertThat(
                        messaging(
                                        "{\"sender\": {\"id\": \"500\"}, \"message\": {\"mid\": \"m\","
                                                + " \"text\": \"x\"}}")
                                .messages())
                .extracting(InboundMessage::direction)
                .containsExactly(Direction.INBOUND);
    }

    @Test
    void shouldLetADeletionPassWithTheIdOfItsMessage() {
        Translation translation =
                messaging(
                        item("\"message\": {\"mid\": \"m\", \"text\": \"x\"}")
                                + ","
                                + item("\"message\": {\"mid\": \"m\", \"is_deleted\": true}")
                                + ","
                                + item("\"message\": {\"mid\": \"m\", \"text\": \"x\"}"));

        assertThat(translation.messages())
                .extracting(InboundMessage::kind, InboundMessage::messageId)
                .containsExactly(tuple(Kind.MESSAGE, "m"), tuple(Kind.DELETION, "m"));
        assertThat(translation.events())
                .extracting(ChannelEvent::kind, ChannelEvent::id)
                .containsExactly(tuple(EventKinds.DUPLICATE, "m"));
    }

    @Test
    void shouldReadReceiptsThatNameMessages() {
        Translation translation =
                messaging(
                        item("\"delivery\": {\"mids\": [\"a\", \"b\"], \"watermark\": 1}")
                                + ","
                                + item("\"read\": {\"mid\": \"a\"}")
                                + ","
                                + item("\"read\": {\"watermark\": 1}")
                                + ","
                                + item("\"delivery\": {\"watermark\": 1}"));

        assertThat(translation.deliveries())
                .extracting(
                        DeliveryEvent::status,
                        DeliveryEvent::providerMessageId,
                        DeliveryEvent::conversationId)
                .containsExactly(
                        tuple(DeliveryStatus.DELIVERED, "a", "messenger:500:u1"),
                        tuple(DeliveryStatus.DELIVERED, "b", "messenger:500:u1"),
                        tuple(DeliveryStatus.READ, "a", "messenger:500:u1"));
        assertThat(translation.events())
                .extracting(ChannelEvent::kind, ChannelEvent::detail)
                .containsExactly(
                        tuple(EventKinds.STATUS, "read"), tuple(EventKinds.STATUS, "delivery"));
    }

    @ParameterizedTest
    @CsvSource({
        "reaction, reaction",
        "message_edit, edit",
        "optin, contact",
        "referral, contact",
        "account_linking, contact",
        "pass_thread_control, handover",
        "policy-enforcement, account",
        "brand_new_thing, unknown"
    })
    void shouldCountWhatIsNoMessage(String name, String kind) {
        Translation translation = messaging(item("\"" + name + "\": {\"mid\": \"t\"}"));

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events()).containsExactly(new ChannelEvent(kind, "t", name));
    }

    @Test
    void shouldReadMessagesBesideThoseOfAnotherApp() {
        Translation translation =
                channel.translate(
                        post(
                                """
                                {"object": "page", "entry": [{"id": "500", "standby": [
                                  {"sender": {"id": "u1"}, "message": {"mid": "s", "text": "x"}}],
                                 "messaging": [
                                  {"sender": {"id": "u1"}, "message": {"mid": "m", "text": "y"}}],
                                 "changes": [{"field": "feed", "value": {"id": "f"}}]}]}"""));

        assertThat(translation.messages()).extracting(InboundMessage::text).containsExactly("y");
        assertThat(translation.events())
                .containsExactly(
                        new ChannelEvent(EventKinds.STANDBY, "s", "message"),
                        new ChannelEvent(EventKinds.FEED, "f", "feed"));
    }

    @Test
    void shouldKeepTheNeighboursOfABadItem() {
        Translation translation =
                messaging(
                        "7, {\"message\": {\"mid\": \"x\", \"text\": \"from nobody\"}}, "
                                + item("\"message\": {\"mid\": \"m\", \"text\": \"x\"}"));

        assertThat(translation.messages()).hasSize(1);
        assertThat(translation.unreadable()).hasSize(2);
    }

    private InboundMessage only(String part) {
        Translation translation = messaging(item(part));
        assertThat(translation.messages()).hasSize(1);
        return translation.messages().get(0);
    }

    private static String item(String part) {
        return "{\"sender\": {\"id\": \"u1\"}, \"recipient\": {\"id\": \"500\"},"
                + " \"timestamp\": 1772366400000, "
                + part
                + "}";
    }

    private Translation messaging(String items) {
        return channel.translate(
                post(
                        "{\"object\": \"page\", \"entry\": [{\"id\": 500, \"time\": 1772366401000,"
                                + " \"messaging\": ["
                                + items
                                + "]}]}"));
    }
}

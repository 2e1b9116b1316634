package dev.caesura.gateway.channel.generic.bridge;

import static dev.caesura.gateway.channel.generic.bridge.Bodies.event;
import static dev.caesura.gateway.channel.generic.bridge.Bodies.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WahaBridgeTest {

    @ParameterizedTest
    @CsvSource({
        "'\"Info\": {\"Chat\": \"6677@lid\", \"Sender\": \"6677:3@lid\", \"SenderAlt\":"
                + " \"31611:3@s.whatsapp.net\"}'",
        "'\"key\": {\"remoteJid\": \"6677@lid\", \"remoteJidAlt\": \"31611@s.whatsapp.net\","
                + " \"fromMe\": false}'",
        "'\"key\": {\"remoteJid\": \"6677@lid\", \"senderPn\": \"31611@c.us\", \"fromMe\": false}'"
    })
    void shouldNameTheNumberBehindALid(String data) {
        InboundMessage message =
                message(waha("message.any", from("6677@lid") + ", \"_data\": {" + data + "}"));

        assertThat(message.contact()).isEqualTo("6677@lid");
        assertThat(message.aliases()).containsExactly("31611@c.us");
    }

    @Test
    void shouldNameTheRecipientsOtherIdInAnEcho() {
        InboundMessage echo =
                message(
                        waha(
                                "message.any",
                                """
                                "id": "true_6677@lid_W1", "from": "88000@c.us", "to": "6677@lid",
                                "fromMe": true, "body": "We do", "_data": {"Info": {"Chat": "6677@lid",
                                "SenderAlt": "88000@s.whatsapp.net",
                                "RecipientAlt": "31611@s.whatsapp.net"}}
                                """));

        assertThat(echo.direction()).isEqualTo(Direction.ECHO);
        assertThat(echo.aliases()).containsExactly("31611@c.us");
        assertThat(echo.sender()).isEqualTo("88000@c.us");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Info\": {\"Chat\": \"6677@lid\", \"RecipientAlt\": \"88000@s.whatsapp.net\"}",
                "\"key\": {\"remoteJid\": \"6677@lid\", \"remoteJidAlt\": \"88000@c.us\", \"fromMe\": true}",
                "\"key\": {\"remoteJid\": \"6677@lid\", \"senderLid\": \"5544@lid\", \"fromMe\": true}"
            })
    void shouldNotTakeItsOwnIdsForTheContacts(String data) {
        assertThat(
                        message(
                                        waha(
                                                "message.any",
                                                "\"id\": \"W1\", \"to\": \"6677@lid\", \"fromMe\": true,"
                                                        + " \"body\": \"We do\", \"_data\": {"
                                                        + data
                                                        + "}"))
                                .aliases())
                .isEmpty();
    }

    @Test
    void shouldHaveOneContactForANumberInBothForms() {
        assertThat(message(waha("message", from("31611@s.whatsapp.net"))).contact())
                .isEqualTo(message(waha("message", from("31611@c.us"))).contact())
                .isEqualTo("31611@c.us");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"body\": \"@5544 Sunday?\", \"_data\": {\"Message\": {\"extendedTextMessage\": {\"text\":"
                + " \"@5544 Sunday?\", \"contextInfo\": {\"mentionedJID\": [\"5544@lid\"]}}}}', true",
        "'\"body\": \"Sunday?\", \"_data\": {\"Message\": {\"extendedTextMessage\": {\"contextInfo\":"
                + " {\"mentionedJID\": [\"5544@lid\"]}}}}', true",
        "'\"body\": \"Sunday?\", \"_data\": {\"message\": {\"extendedTextMessage\": {\"contextInfo\":"
                + " {\"mentionedJid\": [\"88000@s.whatsapp.net\"]}}}}', true",
        "'\"body\": \"Sunday?\", \"_data\": {\"mentionedJidList\": [{\"_serialized\": \"5544@lid\"}]}',"
                + " true",
        "'\"body\": \"Sunday?\", \"mentionedIds\": [\"88000@c.us\"]', true",
        "'\"body\": \"Sunday?\", \"replyTo\": {\"id\": \"W0\", \"participant\": \"5544@lid\"}', true",
        "'\"body\": \"Sunday?\", \"_data\": {\"Message\": {\"extendedTextMessage\": {\"contextInfo\":"
                + " {\"stanzaID\": \"W0\", \"participant\": \"5544:2@lid\"}}}}', true",
        "'\"body\": \"@55441 Sunday?\"', false",
        "'\"body\": \"Sunday?\", \"mentionedIds\": [\"31611@c.us\"]', false"
    })
    void shouldKnowInAGroupThatItIsMeant(String parts, boolean addressed) {
        assertThat(message(waha("message", inGroup("W1") + ", " + parts)).addressed())
                .isEqualTo(addressed);
    }

    @Test
    void shouldGiveAGroupsMessageOneIdInAllEvents() {
        String group = "\"from\": \"12@g.us\", \"participant\": \"31611@c.us\", \"fromMe\": false";
        List<InboundMessage> found =
                List.of(
                        message(
                                waha(
                                        "message",
                                        "\"id\": \"false_12@g.us_W1_31611@c.us\", \"body\": \"red\", "
                                                + group)),
                        message(
                                waha(
                                        "message.edited",
                                        "\"id\": \"false_12@g.us_W2_31611@c.us\", \"body\": \"blue\","
                                                + " \"editedMessageId\": \"W1\", "
                                                + group)),
                        message(
                                waha(
                                        "message.revoked",
                                        "\"before\": null, \"after\": {\"id\":"
                                                + " \"false_12@g.us_W3_31611@c.us\", "
                                                + group
                                                + "}, \"revokedMessageId\": \"W1\"")),
                        message(
                                waha(
                                        "message.revoked",
                                        "\"before\": {\"id\": \"false_12@g.us_W1_6677@lid\", "
                                                + group
                                                + "}")));

        assertThat(found).extracting(InboundMessage::messageId).containsOnly("W1");
        assertThat(found)
                .extracting(InboundMessage::kind)
                .containsExactly(Kind.MESSAGE, Kind.EDIT, Kind.DELETION, Kind.DELETION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"W0\"",
                "\"true_12@g.us_W0\"",
                "\"true_12@g.us_W0_88000@c.us\"",
                "{\"id\": \"W0\", \"_serialized\": \"true_12@g.us_W0_out\"}"
            })
    void shouldQuoteTheSameId(String id) {
        assertThat(
                        message(
                                        waha(
                                                "message",
                                                inGroup("W1")
                                                        + ", \"body\": \"Yes\", \"replyTo\": {\"id\": "
                                                        + id
                                                        + "}"))
                                .replyTo())
                .isEqualTo("W0");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"type\": \"e2e_notification\"', system",
        "'\"type\": \"call_log\"', call",
        "'\"type\": \"gp2\"', membership",
        "'\"type\": \"ciphertext\"', without-text",
        "'\"type\": \"revoked\"', deletion",
        "'\"message\": {\"pinInChatMessage\": {\"key\": {\"id\": \"W0\"}}}', system",
        "'\"Message\": {\"secretEncryptedMessage\": {\"targetMessageKey\": {\"ID\": \"W0\"},"
                + " \"secretEncType\": 2}}', edit",
        "'\"message\": {\"protocolMessage\": {\"type\": \"EPHEMERAL_SETTING\"}}', system"
    })
    void shouldTakeNoNoticeForAMessage(String data, String kind) {
        assertThat(
                        event(
                                        waha(
                                                "message.any",
                                                "\"id\": \"false_31611@c.us_W1\", \"from\": \"31611@c.us\","
                                                        + " \"fromMe\": false, \"body\": \"\", \"_data\": {"
                                                        + data
                                                        + "}"))
                                .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "message.edited,  '\"body\": \"x\", \"editedMessageId\": \"W1\"'",
        "message.revoked, '\"revokedMessageId\": \"W1\"'",
        "message.any,     '\"body\": \"x\"'"
    })
    void shouldLeaveStatusUpdatesToTheFeed(String event, String parts) {
        assertThat(
                        event(
                                        waha(
                                                event,
                                                "\"from\": \"status@broadcast\", \"fromMe\": false, "
                                                        + parts))
                                .kind())
                .isEqualTo("feed");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"type\": \"order\", \"orderTitle\": \"Tea\"', order, ",
        "'\"message\": {\"contactMessage\": {\"vcard\": \"V\"}}', contacts, ",
        "'\"message\": {\"pollCreationMessageV3\": {\"name\": \"Red?\"}}', poll, Red?",
        "'\"type\": \"poll_creation\", \"pollName\": \"Red?\"', poll, Red?"
    })
    void shouldKeepContentWithoutABody(String data, String type, String text) {
        assertThat(
                        message(
                                waha(
                                        "message",
                                        "\"id\": \"W1\", \"from\": \"31611@c.us\", \"fromMe\": false,"
                                                + " \"body\": null, \"_data\": {"
                                                + data
                                                + "}")))
                .extracting(InboundMessage::type, InboundMessage::text)
                .containsExactly(type, text);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"body\": null, \"_data\": {\"key\": {\"remoteJid\": \"31611@s.whatsapp.net\", \"fromMe\": false}}', without-text",
        "'\"body\": \"\", \"_data\": {\"Info\": {\"Chat\": \"6677@lid\"}, \"Message\": {}}', without-text",
        "'\"body\": null, \"_data\": {\"messageStubType\": 2}', without-text",
        "'\"body\": null, \"_data\": {\"messageStubType\": 40}', system",
        "'\"body\": \"\"', without-text"
    })
    void shouldTakeWhatHasNothingInItForNoText(String parts, String kind) {
        assertThat(event(waha("message", from("31611@c.us") + ", " + parts)).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"poll.vote, query", "event.response, query", "label.upsert, account"})
    void shouldSortEventsByTheirNames(String name, String kind) {
        assertThat(event(waha(name, "\"id\": \"1\"")).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"message\": {\"listResponseMessage\": {\"title\": \"Red\", \"singleSelectReply\": {\"selectedRowId\": \"r1\"}}}', list_reply",
        "'\"Message\": {\"listResponseMessage\": {\"title\": \"Red\", \"singleSelectReply\": {\"selectedRowID\": \"r1\"}}}', list_reply",
        "'\"message\": {\"buttonsResponseMessage\": {\"selectedButtonId\": \"r1\"}}', button_reply",
        "'\"type\": \"buttons_response\", \"selectedButtonId\": \"r1\"', button_reply"
    })
    void shouldKeepTheIdOfWhatWasChosen(String data, String type) {
        assertThat(
                        message(
                                waha(
                                        "message",
                                        from("31611@c.us")
                                                + ", \"body\": \"Red\", \"_data\": {"
                                                + data
                                                + "}")))
                .extracting(InboundMessage::type, InboundMessage::text, InboundMessage::payload)
                .containsExactly(type, "Red", "r1");
    }

    private static String from(String chat) {
        return "\"id\": \"false_%s_W1\", \"from\": \"%s\", \"fromMe\": false, \"body\": \"Open?\""
                .formatted(chat, chat);
    }

    private static String inGroup(String id) {
        return "\"id\": \"false_12@g.us_%s_31611@c.us\", \"from\": \"12@g.us\", \"participant\": \"31611@c.us\", \"fromMe\": false"
                .formatted(id);
    }

    private static String waha(String event, String payload) {
        return """
        {"event": "%s", "session": "tea", "me": {"id": "88000@c.us", "lid": "5544@lid"},
         "payload": {%s}}
        """
                .formatted(event, payload);
    }
}

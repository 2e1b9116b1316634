package dev.caesura.gateway.channel.generic.bridge;

import static dev.caesura.gateway.channel.generic.bridge.Bodies.event;
import static dev.caesura.gateway.channel.generic.bridge.Bodies.message;
import static dev.caesura.gateway.channel.generic.bridge.Bodies.translate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvolutionBridgeTest {

    private static final String QUOTE =
            "\"contextInfo\": {\"stanzaId\": \"Q1\", \"participant\": \"88000:2@s.whatsapp.net\"}";
    private static final String MENTION =
            "\"contextInfo\": {\"mentionedJid\": [\"88000@s.whatsapp.net\"]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "`\"message\": {\"conversation\": \"And on Monday?\"}, " + QUOTE + "` | true | Q1",
                "`\"message\": {\"conversation\": \"And on Monday?\"}, " + MENTION + "` | true | -",
                "`\"message\": {\"conversation\": \"And on Monday?\", " + QUOTE + "}` | true | Q1",
                "`\"message\": {\"imageMessage\": {\"caption\": \"this?\", "
                        + QUOTE
                        + "}}` | true | Q1",
                "`\"message\": {\"imageMessage\": {\"caption\": \"@88000 this?\"}}` | true | -",
                "`\"message\": {\"conversation\": \"@880001 and you?\"}` | false | -",
                "`\"message\": {\"conversation\": \"No\"}, \"contextInfo\": {\"stanzaId\": \"Q2\","
                        + " \"participant\": \"31600@s.whatsapp.net\"}` | false | Q2"
            })
    void shouldReadTheContextWhereverItStands(String parts, boolean addressed, String replyTo) {
        assertThat(message(inGroup(parts)))
                .extracting(InboundMessage::addressed, InboundMessage::replyTo)
                .containsExactly(addressed, replyTo);
    }

    @ParameterizedTest
    @CsvSource({
        "mentionedJid, '[\"5544@lid\"]'",
        "participant, '\"5544:7@lid\"'",
        "expiration, 0",
    })
    void shouldKnowTheOwnLidThatTheAccountNames(String field, String value) {
        String body =
                inGroup(
                        "\"message\": {\"conversation\": \"%s Sunday?\"}, \"contextInfo\": {\"%s\": %s}"
                                .formatted(
                                        field.equals("expiration") ? "@5544" : "", field, value));
        AccountOptions named = new AccountOptions(Map.of(), null, "5544@lid", true, Set.of());

        assertThat(message(translate(body, named)).addressed()).isTrue();
        assertThat(message(body).addressed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "messages.set, history",
        "group-participants.update, membership",
        "groups.upsert, membership",
        "messages.update, status",
        "call, call",
        "contacts.upsert, account"
    })
    void shouldSortEventsByTheirNames(String name, String kind) {
        assertThat(
                        Bodies.event(
                                        "{\"event\": \"%s\", \"instance\": \"tea\", \"server_url\": \"-\", \"data\": {\"id\": \"1\"}}"
                                                .formatted(name))
                                .kind())
                .isEqualTo(kind);
    }

    @Test
    void shouldKeepTheAdThatAPersonCameFrom() {
        InboundMessage message =
                message(
                        inGroup(
                                "\"message\": {\"conversation\": \"How much?\"}, \"contextInfo\":"
                                        + " {\"externalAdReply\": {\"title\": \"Spring tea\", \"sourceId\": \"7\","
                                        + " \"thumbnail\": \"AAAA\"}}"));

        assertThat(message.text()).isEqualTo("How much?");
        assertThat(message.payload()).isEqualTo("{\"title\":\"Spring tea\",\"sourceId\":\"7\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"audioMessage\": {\"ptt\": true}, \"speechToText\": \"[audio] move it to Friday\"}',"
                + " voice, move it to Friday",
        "'{\"speechToText\": \"[audio] Friday\", \"ephemeralMessage\": {\"message\":"
                + " {\"audioMessage\": {}}}}', audio, Friday",
        "'{\"videoMessage\": {\"caption\": \"look\"}, \"speechToText\": \"noise\"}', video, look"
    })
    void shouldTakeWhatWasHeardForTheWords(String message, String type, String text) {
        assertThat(message(upsert("\"message\": " + message)))
                .extracting(InboundMessage::type, InboundMessage::text)
                .containsExactly(type, text);
    }

    @Test
    void shouldTellAnEditOfTheBusinessInItsChat() {
        InboundMessage edit =
                message(edited("messages.edited", "31611@s.whatsapp.net", "MESSAGE_EDIT"));

        assertThat(edit)
                .extracting(
                        InboundMessage::contact,
                        InboundMessage::direction,
                        InboundMessage::kind,
                        InboundMessage::messageId,
                        InboundMessage::text,
                        InboundMessage::automatic)
                .containsExactly(
                        "31611@s.whatsapp.net", Direction.ECHO, Kind.EDIT, "E1", "the blue", null);
        assertThat(edit.sentAt()).isEqualTo(Instant.ofEpochMilli(1772366400500L));
        assertThat(message(edited("send.message.update", "31611@s.whatsapp.net", "14")).automatic())
                .isEqualTo("api");
    }

    @ParameterizedTest
    @CsvSource({
        "88000@s.whatsapp.net,   MESSAGE_EDIT, edit",
        "88000:4@s.whatsapp.net, 14,           edit",
        "5544@lid,               MESSAGE_EDIT, edit",
        "12@g.us,                MESSAGE_EDIT, edit"
    })
    void shouldCountAnEditWhoseChatNobodyKnows(String remoteJid, String type, String kind) {
        assertThat(event(edited("messages.edited", remoteJid, type)))
                .extracting(found -> found.kind(), found -> found.id())
                .containsExactly(kind, "E1");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"remoteJid\": \"88000@s.whatsapp.net\", \"fromMe\": true, \"senderPn\":"
                + " \"31611@s.whatsapp.net\"', 31611@s.whatsapp.net, INBOUND",
        "'\"remoteJid\": \"31611@s.whatsapp.net\", \"fromMe\": false', 31611@s.whatsapp.net, INBOUND",
        "'\"remoteJid\": \"12@g.us\", \"fromMe\": true, \"participant\":"
                + " \"31611@s.whatsapp.net\"', 12@g.us, INBOUND",
        "'\"remoteJid\": \"12@g.us\", \"fromMe\": true, \"participant\":"
                + " \"88000@s.whatsapp.net\"', 12@g.us, ECHO",
    })
    void shouldTellAnEditWhereItsChatIsKnown(String key, String contact, Direction direction) {
        assertThat(
                        message(
                                evolution(
                                        "messages.edited",
                                        "\"key\": {"
                                                + key
                                                + ", \"id\": \"E1\"}, \"editedMessage\": {\"conversation\":"
                                                + " \"the blue\"}")))
                .extracting(
                        InboundMessage::contact, InboundMessage::direction, InboundMessage::kind)
                .containsExactly(contact, direction, Kind.EDIT);
    }

    @Test
    void shouldTakeTheChatOfTheItemAroundAnEdit() {
        InboundMessage edit =
                message(
                        evolution(
                                "messages.edited",
                                "\"key\": {\"remoteJid\": \"31611@s.whatsapp.net\", \"fromMe\":"
                                        + " false, \"id\": \"E2\"}, \"message\": {\"protocolMessage\":"
                                        + " {\"key\": {\"remoteJid\": \"88000@s.whatsapp.net\","
                                        + " \"fromMe\": true, \"id\": \"E1\"}, \"editedMessage\":"
                                        + " {\"conversation\": \"the blue\"}}}"));

        assertThat(edit)
                .extracting(
                        InboundMessage::contact,
                        InboundMessage::messageId,
                        InboundMessage::direction)
                .containsExactly("31611@s.whatsapp.net", "E1", Direction.INBOUND);
    }

    @Test
    void shouldLeaveWhatBecomesOfStatusUpdatesToTheFeed() {
        assertThat(event(edited("messages.edited", "status@broadcast", "MESSAGE_EDIT")).kind())
                .isEqualTo(EventKinds.FEED);
        assertThat(
                        event(
                                        evolution(
                                                "messages.delete",
                                                "\"remoteJid\": \"status@broadcast\", \"fromMe\":"
                                                        + " false, \"id\": \"E1\""))
                                .kind())
                .isEqualTo(EventKinds.FEED);
    }

    @Test
    void shouldCountOtherProtocolMessagesThatComeAsEdits() {
        String key =
                "\"key\": {\"remoteJid\": \"88000@s.whatsapp.net\", \"fromMe\": true, \"id\": \"E1\"}";

        assertThat(event(evolution("messages.edited", key + ", \"type\": \"REVOKE\"")).kind())
                .isEqualTo(EventKinds.DELETION);
        assertThat(
                        event(
                                        evolution(
                                                "messages.edited",
                                                key + ", \"type\": \"EPHEMERAL_SETTING\""))
                                .kind())
                .isEqualTo(EventKinds.SYSTEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"conversation\": \"\"}",
                "{\"messageContextInfo\": {\"messageSecret\": \"s\"}, \"base64\": \"AA\"}"
            })
    void shouldTakeNoMessageWithoutAPart(String message) {
        assertThat(event(upsert("\"message\": " + message)).kind())
                .isEqualTo(EventKinds.WITHOUT_TEXT);
    }

    private static String edited(String event, String remoteJid, String type) {
        return evolution(
                event,
                """
                "key": {"remoteJid": "%s", "fromMe": true, "id": "E1"}, "type": "%s",
                "editedMessage": {"conversation": "the blue"}, "timestampMs": "1772366400500"
                """
                        .formatted(remoteJid, type));
    }

    private static String upsert(String parts) {
        return evolution(
                "messages.upsert",
                "\"key\": {\"remoteJid\": \"31611@s.whatsapp.net\", \"fromMe\": false, \"id\": \"U1\"}, "
                        + parts);
    }

    private static String inGroup(String parts) {
        return evolution(
                "messages.upsert",
                "\"key\": {\"remoteJid\": \"12@g.us\", \"fromMe\": false, \"id\": \"U1\","
                        + " \"participant\": \"31611@s.whatsapp.net\"}, "
                        + parts);
    }

    private static String evolution(String event, String data) {
        return """
        {"event": "%s", "instance": "tea", "server_url": "-", "sender": "88000@s.whatsapp.net",
         "data": {%s}}
        """
                .formatted(event, data);
    }
}

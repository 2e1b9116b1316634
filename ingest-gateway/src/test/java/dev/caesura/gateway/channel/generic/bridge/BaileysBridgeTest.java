package dev.caesura.gateway.channel.generic.bridge;

import static dev.caesura.gateway.channel.generic.bridge.Bodies.message;
import static dev.caesura.gateway.channel.generic.bridge.Bodies.translate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.Translation.ContactLink;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaileysBridgeTest {

    private static final AccountOptions BAILEYS =
            new AccountOptions(Map.of(), "baileys", null, true, Set.of());

    @ParameterizedTest
    @CsvSource({
        "'{\"secretEncryptedMessage\": {\"targetMessageKey\": {\"id\": \"T1\"}, \"encPayload\":"
                + " \"AA\", \"secretEncType\": \"MESSAGE_EDIT\"}, \"messageContextInfo\": {}}', edit, T1,"
                + " secretEncryptedMessage",
        "'{\"secretEncryptedMessage\": {\"targetMessageKey\": {\"id\": \"T1\"}, \"secretEncType\":"
                + " 2}}', edit, T1, secretEncryptedMessage",
        "'{\"secretEncryptedMessage\": {\"targetMessageKey\": {\"id\": \"T1\"}, \"secretEncType\":"
                + " \"POLL_ADD_OPTION\"}}', system, N1, secretEncryptedMessage",
        "'{\"pinInChatMessage\": {\"key\": {\"id\": \"T1\"}, \"type\": \"PIN_FOR_ALL\"}}', system, N1,"
                + " pinInChatMessage",
        "'{\"keepInChatMessage\": {\"key\": {\"id\": \"T1\"}}}', system, N1, keepInChatMessage",
        "'{\"ephemeralMessage\": {\"message\": {\"pollUpdateMessage\": {\"pollCreationMessageKey\":"
                + " {\"id\": \"T1\"}, \"vote\": {\"encPayload\": \"AA\"}}}}}', query, N1,"
                + " pollUpdateMessage",
        "'{\"encEventResponseMessage\": {\"eventCreationMessageKey\": {\"id\": \"T1\"}}}', query,"
                + " N1, encEventResponseMessage",
        "'{\"encReactionMessage\": {\"targetMessageKey\": {\"id\": \"T1\"}}}', reaction, N1,"
                + " encReactionMessage",
        "'{\"reactionMessage\": {\"key\": {\"id\": \"T1\"}, \"text\": \"+\"}}', reaction, N1,"
                + " reactionMessage",
        "'{\"markInChatMessage\": {\"targetMessageKey\": {\"id\": \"T1\"}, \"colour\": 3}}', system,"
                + " N1, markInChatMessage",
        "'{\"callLogMesssage\": {\"callOutcome\": \"MISSED\"}}', call, N1, callLogMesssage",
        "'{\"albumMessage\": {\"expectedImageCount\": 2}}', system, N1, albumMessage"
    })
    void shouldTakeNothingForAMessageThatIsAboutAnother(
            String message, String kind, String id, String detail) {
        assertThat(Bodies.event(upsert(item(message))))
                .isEqualTo(new ChannelEvent(kind, id, detail));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"associatedChildMessage\": {\"message\": {\"imageMessage\": {\"caption\": \"cracked\"}}}}',"
                + " image, cracked",
        "'{\"wrapOfTomorrow\": {\"message\": {\"viewOnceMessage\": {\"message\": {\"conversation\":"
                + " \"Hello\"}}}}}', text, Hello",
        "'{\"deviceSentMessage\": {\"destinationJid\": \"31\", \"message\": {\"conversation\":"
                + " \"Hello\"}}}', text, Hello",
        "'{\"questionResponseMessage\": {\"key\": {\"id\": \"T1\"}, \"text\": \"Two, please\"}}',"
                + " questionResponse, 'Two, please'",
        "'{\"hologramMessage\": {\"url\": \"https://x\"}}', hologram, "
    })
    void shouldKeepWhatThePersonSent(String message, String type, String text) {
        assertThat(message(upsert(item(message))))
                .extracting(InboundMessage::type, InboundMessage::text)
                .containsExactly(type, text);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"message\": {\"editedMessage\": {\"message\": {\"conversation\": \"the blue\"}}}}', EDIT,"
                + " the blue",
        "'{\"message\": {\"editedMessage\": {\"message\": {\"imageMessage\": {\"caption\":"
                + " \"the blue\"}}}}}', EDIT, the blue",
        "'{\"message\": null, \"messageStubType\": 1, \"key\": {\"id\": \"R\"}}', DELETION, ",
        "'{\"message\": null}', DELETION, ",
        "'{\"messageStubType\": \"REVOKE\"}', DELETION, "
    })
    void shouldReadEditsAndDeletionsFromUpdates(String update, Kind kind, String text) {
        assertThat(message(event("messages.update", "[" + update(update) + "]")))
                .extracting(
                        InboundMessage::kind,
                        InboundMessage::messageId,
                        InboundMessage::text,
                        InboundMessage::direction)
                .containsExactly(kind, "N1", text, Direction.INBOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"status\": 4}'",
        "'{\"message\": null, \"status\": 3}'",
        "'{\"pollUpdates\": [{\"vote\": {}}]}'",
        "'{\"reactions\": [{\"text\": \"+\"}]}'"
    })
    void shouldCountOtherUpdates(String update) {
        assertThat(Bodies.event(event("messages.update", "[" + update(update) + "]")).kind())
                .isEqualTo(EventKinds.STATUS);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"event\": \"messages.delete\", \"data\": {\"keys\": [KEY]}}'",
        "'{\"event\": \"messages.delete\", \"data\": [KEY]}'",
        "'{\"event\": \"messages.delete\", \"data\": {\"key\": KEY}}'",
        "'{\"event\": \"messages.delete\", \"data\": KEY}'",
        "'{\"keys\": [KEY]}'"
    })
    void shouldDeleteWhatKeysName(String body) {
        assertThat(message(body.replace("KEY", key("31611@s.whatsapp.net", "false"))))
                .extracting(InboundMessage::kind, InboundMessage::messageId)
                .containsExactly(Kind.DELETION, "N1");
    }

    @Test
    void shouldNotTakeAnotherSystemsMessageForADeletedKey() {
        String body =
                "{\"remoteJid\": \"31611@s.whatsapp.net\", \"fromMe\": false, \"id\": \"N1\","
                        + " \"contact\": \"ana\", \"text\": \"Hello\"}";

        assertThat(message(body).kind()).isEqualTo(Kind.MESSAGE);
    }

    @Test
    void shouldCountAnEventWithoutMessages() {
        AccountOptions baileys = new AccountOptions(Map.of(), "baileys", null, true, Set.of());

        Translation found = translate("{\"event\": \"connection.update\", \"data\": {}}", baileys);

        assertThat(found.events())
                .extracting(ChannelEvent::kind, ChannelEvent::detail)
                .containsExactly(tuple(EventKinds.ACCOUNT, "connection.update"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"me\": {\"id\": \"88000:12@s.whatsapp.net\", \"lid\": \"5544:12@lid\"}', true",
        "'\"user\": {\"id\": \"88000:12@s.whatsapp.net\", \"lid\": \"5544@lid\"}', true",
        "'\"me\": \"5544@lid\"', true",
        "'\"me\": \"88000@s.whatsapp.net\"', false",
        "'\"me\": {\"name\": \"Tea\"}', false"
    })
    void shouldKnowItselfByNumberAndLid(String me, boolean addressed) {
        String item =
                "{\"key\": {\"remoteJid\": \"12@g.us\", \"fromMe\": false, \"id\": \"N1\","
                        + " \"participant\": \"6677@lid\"}, \"message\": {\"extendedTextMessage\": {\"text\":"
                        + " \"no\", \"contextInfo\": {\"stanzaId\": \"Q\", \"participant\": \"5544@lid\"}}}}";

        assertThat(message("{" + me + ", \"messages\": [" + item + "]}").addressed())
                .isEqualTo(addressed);
    }

    @Test
    void shouldKnowItsNumberInItsCountrysOtherForm() {
        String item =
                "{\"key\": {\"remoteJid\": \"12@g.us\", \"fromMe\": false, \"id\": \"N1\"},"
                        + " \"message\": {\"conversation\": \"@552177776666 hello\"}}";

        assertThat(
                        message(
                                        "{\"me\": \"5521977776666@s.whatsapp.net\", \"messages\": ["
                                                + item
                                                + "]}")
                                .addressed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true,  '\"senderPn\": \"88000@s.whatsapp.net\"', -",
                "true,  '\"senderPn\": \"88000@s.whatsapp.net\", \"senderLid\": \"99@lid\"', -",
                "true,  '\"remoteJidAlt\": \"88000@s.whatsapp.net\"', -",
                "true,  '\"remoteJidAlt\": \"99@lid\"', -",
                "true,  '\"remoteJidAlt\": \"31611@s.whatsapp.net\"', 31611@s.whatsapp.net",
                "false, '\"remoteJidAlt\": \"88000@s.whatsapp.net\"', -",
                "false, '\"senderPn\": \"31611@s.whatsapp.net\"', 31611@s.whatsapp.net",
                "false, '\"remoteJidAlt\": \"31611@c.us\"', 31611@s.whatsapp.net"
            })
    void shouldTakeNoIdOfItsOwnForTheContacts(boolean fromMe, String other, String alias) {
        String key = key("6677@lid", String.valueOf(fromMe));
        String body =
                "{\"me\": \"88000@s.whatsapp.net\", \"messages\": [{\"key\": "
                        + key.replace("}", ", " + other + "}")
                        + ", \"message\": {\"conversation\": \"Hello\"}}]}";

        InboundMessage message = message(body);

        assertThat(message.contact()).isEqualTo("6677@lid");
        assertThat(message.aliases()).isEqualTo(alias == null ? List.of() : List.of(alias));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\": \"messaging-history.set\", \"data\": {\"chats\": [], \"messages\": [%s], \"isLatest\": true}}",
                "{\"chats\": [], \"contacts\": [], \"messages\": [%s], \"progress\": 30}",
                "{\"messages\": [%s], \"syncType\": \"RECENT\"}",
                "{\"type\": \"append\", \"messages\": [%s]}"
            })
    void shouldAnswerNothingOfThePast(String event) {
        String old =
                "{\"key\": {\"remoteJid\": \"31611@s.whatsapp.net\", \"fromMe\": false, \"id\": \"O1\"},"
                        + " \"message\": {\"conversation\": \"Are you open?\"}}";

        assertThat(Bodies.event(event.formatted(old)).kind()).isEqualTo(EventKinds.HISTORY);
    }

    @ParameterizedTest
    @CsvSource({
        "messages.reaction, '\"reaction\": {\"text\": \"+\"}', reaction",
        "message-receipt.update, '\"receipt\": {\"readTimestamp\": 1}', status",
        "messages.media-update, '\"media\": {}', status"
    })
    void shouldTellWhatEventsAreAboutOtherMessages(String event, String part, String kind) {
        String key =
                "\"key\": {\"remoteJid\": \"31611@s.whatsapp.net\", \"fromMe\": false, \"id\": \"O1\"}";

        assertThat(
                        Bodies.event(
                                        "{\"event\": \"%s\", \"data\": [{%s, %s}]}"
                                                .formatted(event, key, part))
                                .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"liveLocationMessage\": {\"degreesLatitude\": 1, \"caption\": \"On my way\"}}', On my way",
        "'{\"locationMessage\": {\"degreesLatitude\": 1, \"comment\": \"Back door\"}}', Back door",
        "'{\"locationMessage\": {\"degreesLatitude\": 1, \"name\": \"Port\"}}', "
    })
    void shouldKeepWhatIsWrittenUnderAPlace(String message, String text) {
        assertThat(message(upsert(item(message))))
                .extracting(InboundMessage::type, InboundMessage::text)
                .containsExactly("location", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pn\": \"31611@s.whatsapp.net\", \"lid\": \"6677@lid\"}", "[%s]"})
    void shouldLinkTheIdsThatBaileysMaps(String data) {
        String mapping = "{\"pn\": \"31611@s.whatsapp.net\", \"lid\": \"6677:2@lid\"}";

        Translation found =
                translate(
                        "{\"event\": \"lid-mapping.update\", \"session\": \"tea\", \"data\": "
                                + data.formatted(mapping)
                                + "}",
                        BAILEYS);

        assertThat(found.links())
                .containsExactly(
                        new ContactLink(
                                new ConversationId("generic", "tea", "31611@s.whatsapp.net"),
                                new ConversationId("generic", "tea", "6677@lid")));
        assertThat(found.events()).extracting(ChannelEvent::kind).containsExactly("identity");
    }

    @Test
    void shouldLinkNothingToAMappingThatNamesOneId() {
        Translation found =
                translate(
                        "{\"event\": \"lid-mapping.update\", \"data\": {\"lid\": \"6677@lid\", \"pn\": \"\"}}",
                        BAILEYS);

        assertThat(found.links()).isEmpty();
        assertThat(found.events()).hasSize(1);
    }

    @Test
    void shouldCountAChatThatWasEmptied() {
        Translation found =
                translate(
                        "{\"event\": \"messages.delete\", \"data\": {\"jid\": \"31611@s.whatsapp.net\", \"all\": true}}",
                        BAILEYS);

        assertThat(found.unreadable()).isEmpty();
        assertThat(found.events())
                .containsExactly(
                        new ChannelEvent(
                                EventKinds.DELETION, "31611@s.whatsapp.net", "of a whole chat"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"composing", "recording"})
    void shouldTellWhoIsWriting(String presence) {
        InboundMessage typing =
                message(
                        translate(
                                "{\"event\": \"presence.update\", \"data\": {\"id\": \"31611@s.whatsapp.net\", \"presences\":"
                                        + " {\"31611@s.whatsapp.net\": {\"lastKnownPresence\": \"%s\"}}}}"
                                                .formatted(presence),
                                BAILEYS));

        assertThat(typing.kind()).isEqualTo(Kind.TYPING);
        assertThat(typing.contact()).isEqualTo("31611@s.whatsapp.net");
    }

    @ParameterizedTest
    @CsvSource({
        "8670513@bot, true",
        "13135550002@s.whatsapp.net, true",
        "31611@s.whatsapp.net, false"
    })
    void shouldTellAProgramOfWhatsAppsOwn(String chat, boolean bot) {
        assertThat(
                        message(
                                        ("{\"type\": \"notify\", \"messages\": [{\"key\": {\"remoteJid\": \"%s\", \"fromMe\": false,"
                                                        + " \"id\": \"B1\"}, \"message\": {\"conversation\": \"Hi\"}}]}")
                                                .formatted(chat))
                                .fromBot())
                .isEqualTo(bot);
    }

    @ParameterizedTest
    @CsvSource({
        "31611:99@hosted, 31611@s.whatsapp.net",
        "31611:3@s.whatsapp.net, 31611@s.whatsapp.net",
        "6677:99@hosted.lid, 6677@lid",
        "6677@lid, 6677@lid"
    })
    void shouldHaveOneContactForAllOfAnAccountsDevices(String chat, String contact) {
        assertThat(message(hi(chat)).contact()).isEqualTo(contact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0@s.whatsapp.net", "0@c.us", "status@broadcast", "12@newsletter"})
    void shouldAnswerNothingThatIsAnnouncedToAll(String chat) {
        assertThat(Bodies.event(hi(chat)).kind()).isEqualTo(EventKinds.FEED);
    }

    private static String hi(String chat) {
        return upsert(
                "{\"key\": {\"remoteJid\": \"%s\", \"fromMe\": false, \"id\": \"B1\"}, \"message\": {\"conversation\": \"Hi\"}}"
                        .formatted(chat));
    }

    private static String upsert(String item) {
        return "{\"me\": \"88000@s.whatsapp.net\", \"type\": \"notify\", \"messages\": ["
                + item
                + "]}";
    }

    private static String event(String name, String data) {
        return "{\"event\": \"" + name + "\", \"data\": " + data + "}";
    }

    private static String item(String message) {
        return "{\"key\": "
                + key("31611@s.whatsapp.net", "false")
                + ", \"message\": "
                + message
                + "}";
    }

    private static String update(String update) {
        return "{\"key\": "
                + key("31611@s.whatsapp.net", "false")
                + ", \"update\": "
                + update
                + "}";
    }

    private static String key(String remoteJid, String fromMe) {
        return "{\"remoteJid\": \"%s\", \"fromMe\": %s, \"id\": \"N1\"}"
                .formatted(remoteJid, fromMe);
    }
}

package dev.caesura.gateway.channel.generic.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Calls;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.Translation.UnreadableItem;
import dev.caesura.gateway.channel.UnknownDirectionException;
import dev.caesura.gateway.channel.generic.GenericChannel;
import dev.caesura.gateway.signature.Hmac;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The presets, through the channel that chooses them. */
class BridgesTest {

    private final GenericChannel channel = new GenericChannel(AccountsOptions.NONE);

    @ParameterizedTest
    @CsvSource({"false, INBOUND", "true, ECHO"})
    void shouldReadWhoWroteInEvolution(boolean fromMe, Direction direction) {
        InboundMessage message =
                only(
                        evolution(
                                "messages.upsert",
                                key(fromMe)
                                        + ", \"pushName\": \"Ana\", \"message\": {\"conversation\":"
                                        + " \"Open?\"}, \"messageTimestamp\": 1772366400"));

        assertThat(message)
                .extracting(
                        InboundMessage::account,
                        InboundMessage::contact,
                        InboundMessage::messageId,
                        InboundMessage::text,
                        InboundMessage::direction,
                        InboundMessage::automatic)
                .containsExactly("shop", "4915100@s.whatsapp.net", "K1", "Open?", direction, null);
        assertThat(message.sentAt()).isEqualTo(Calls.NOW);
    }

    @Test
    void shouldTellWhatWasSentThroughTheApi() {
        assertThat(
                        only(evolution(
                                        "SEND_MESSAGE",
                                        key(true) + ", \"message\": {\"conversation\": \"x\"}"))
                                .automatic())
                .isEqualTo("api");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "`{\"extendedTextMessage\": {\"text\": \"x\"}}` | text | x | -",
                "`{\"messageContextInfo\": {}, \"conversation\": \"x\"}` | text | x | -",
                "`{\"ephemeralMessage\": {\"message\": {\"viewOnceMessageV2\": {\"message\":"
                        + " {\"imageMessage\": {\"caption\": \"c\"}}}}}}` | image | c | -",
                "`{\"audioMessage\": {\"ptt\": true}}` | voice | - | -",
                "`{\"documentWithCaptionMessage\": {\"message\": {\"documentMessage\":"
                        + " {\"caption\": \"c\"}}}}` | document | c | -",
                "`{\"buttonsResponseMessage\": {\"selectedButtonId\": \"b\","
                        + " \"selectedDisplayText\": \"Go\"}}` | button_reply | Go | b",
                "`{\"listResponseMessage\": {\"title\": \"Red\", \"singleSelectReply\":"
                        + " {\"selectedRowId\": \"r\"}}}` | list_reply | Red | r",
                "`{\"pollCreationMessageV3\": {\"name\": \"Red?\"}}` | poll | Red? |"
                        + " {\"name\":\"Red?\"}",
                "`{\"hologramMessage\": {\"view\": {\"caption\": \"Hm?\"}}}` | hologram | Hm? |"
                        + " {\"view\":{\"caption\":\"Hm?\"}}"
            })
    void shouldReadEveryKindOfContent(String message, String type, String text, String payload) {
        assertThat(only(evolution("messages.upsert", key(false) + ", \"message\": " + message)))
                .extracting(InboundMessage::type, InboundMessage::text, InboundMessage::payload)
                .containsExactly(type, text, payload);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "messages.upsert | `\"message\": {\"protocolMessage\": {\"type\": \"REVOKE\","
                        + " \"key\": {\"id\": \"K0\"}}}` | DELETION | -",
                "messages.upsert | `\"message\": {\"protocolMessage\": {\"type\": 14, \"key\":"
                        + " {\"id\": \"K0\"}, \"editedMessage\": {\"conversation\": \"blue\"}}}` | EDIT"
                        + " | blue",
                "messages.delete | `\"id\": \"K0\"` | DELETION | -"
            })
    void shouldPassEditsAndDeletionsOn(String event, String parts, Kind kind, String text) {
        String key =
                event.equals("messages.upsert")
                        ? key(false)
                        : "\"remoteJid\": \"4915100@s.whatsapp.net\", \"fromMe\": false";

        assertThat(only(evolution(event, key + ", " + parts)))
                .extracting(InboundMessage::kind, InboundMessage::messageId, InboundMessage::text)
                .containsExactly(kind, "K0", text);
    }

    @Test
    void shouldNameTheNumberBehindAnIdThatHidesIt() {
        InboundMessage message =
                only(
                        evolution(
                                "messages.upsert",
                                "\"key\": {\"remoteJid\": \"77@lid\", \"remoteJidAlt\":"
                                        + " \"4915100:4@s.whatsapp.net\", \"fromMe\": false, \"id\":"
                                        + " \"K\"}, \"message\": {\"conversation\": \"x\"}"));

        assertThat(message.contact()).isEqualTo("77@lid");
        assertThat(message.aliases()).containsExactly("4915100@s.whatsapp.net");
    }

    @ParameterizedTest
    @CsvSource({"Piotr?, false", "hey @77000, true"})
    void shouldTellInAGroupWhoIsMeant(String text, boolean addressed) {
        InboundMessage message =
                only(
                        evolution(
                                "messages.upsert",
                                "\"key\": {\"remoteJid\": \"12@g.us\", \"participant\": \"49:3@s.whatsapp.net\", \"fromMe\": false, \"id\": \"K\"}, \"message\": {\"conversation\": \"%s\"}"
                                        .formatted(text)));

        assertThat(message)
                .extracting(
                        InboundMessage::group, InboundMessage::sender, InboundMessage::addressed)
                .containsExactly(true, "49@s.whatsapp.net", addressed);
    }

    @Test
    void shouldTellThatSomebodyIsWriting() {
        assertThat(
                        only("{\"event\": \"presence.update\", \"instance\": \"shop\", \"apikey\":"
                                        + " \"-\", \"data\": {\"id\": \"49@s.whatsapp.net\","
                                        + " \"presences\": {\"49@s.whatsapp.net\": {\"lastKnownPresence\":"
                                        + " \"composing\"}}}}")
                                .kind())
                .isEqualTo(Kind.TYPING);
    }

    @Test
    void shouldReadBaileysMessagesAndLeaveHistoryAlone() {
        String item = "{" + key(false) + ", \"message\": {\"conversation\": \"x\"}}";

        assertThat(
                        translate(
                                        "{\"type\": \"notify\", \"messages\": ["
                                                + item
                                                + ", "
                                                + item.replace("K1", "K2")
                                                + "]}")
                                .messages())
                .hasSize(2);
        assertThat(only(item).text()).isEqualTo("x");
        assertThat(translate("{\"type\": \"append\", \"messages\": [" + item + "]}").events())
                .extracting(ChannelEvent::kind)
                .containsExactly(EventKinds.HISTORY);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"from\": \"49@c.us\", \"fromMe\": false', 49@c.us, INBOUND, ",
        "'\"from\": \"77@c.us\", \"to\": \"49@c.us\", \"fromMe\": true, \"source\": \"app\"',"
                + " 49@c.us, ECHO, ",
        "'\"from\": \"77@c.us\", \"to\": \"49@c.us\", \"fromMe\": true, \"source\": \"api\"',"
                + " 49@c.us, ECHO, api"
    })
    void shouldReadWhoWroteInWaha(
            String sides, String contact, Direction direction, String automatic) {
        assertThat(
                        only(
                                waha(
                                        "message.any",
                                        "\"id\": \"false_49@c.us_A\", \"body\": \"x\", " + sides)))
                .extracting(
                        InboundMessage::contact,
                        InboundMessage::direction,
                        InboundMessage::automatic)
                .containsExactly(contact, direction, automatic);
    }

    @Test
    void shouldPassWahasEditsAndRevocationsOn() {
        InboundMessage edit =
                only(
                        waha(
                                "message.edited",
                                "\"id\": \"false_49@c.us_B\", \"from\": \"49@c.us\", \"fromMe\":"
                                        + " false, \"body\": \"blue\", \"editedMessageId\": \"A\""));
        InboundMessage revoked =
                only(
                        waha(
                                "message.revoked",
                                "\"before\": {\"id\": \"false_49@c.us_A\", \"from\": \"49@c.us\","
                                        + " \"fromMe\": false}"));

        assertThat(edit.messageId()).isEqualTo("A").isEqualTo(revoked.messageId());
        assertThat(edit.text()).isEqualTo("blue");
        assertThat(revoked.kind()).isEqualTo(Kind.DELETION);
    }

    @Test
    void shouldTakeUpWhatPeopleHaveResolvedInChatwoot() {
        Translation found =
                translate(
                        status("resolved", "\"caesura_conversation\": \"whatsapp:1:49\"", "Olga"));

        assertThat(found.resolved())
                .extracting(done -> done.conversation().toString(), done -> done.by())
                .containsExactly(tuple("whatsapp:1:49", "chatwoot: Olga"));
        assertThat(found.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resolved | \"plan\": \"gold\"",
                "open     | \"caesura_conversation\": \"whatsapp:1:49\"",
                "snoozed  | \"caesura_conversation\": \"whatsapp:1:49\""
            })
    void shouldTakeUpNothingElseOfChatwoot(String status, String attributes) {
        Translation found = translate(status(status, attributes, "Olga"));

        assertThat(found.resolved()).isEmpty();
        assertThat(found.events())
                .extracting(ChannelEvent::kind)
                .containsExactly(EventKinds.SYSTEM);
    }

    private static String status(String status, String attributes, String agent) {
        return """
        {"event": "conversation_status_changed", "id": 7, "inbox_id": 2,
         "contact_inbox": {"source_id": "s"}, "status": "%s",
         "custom_attributes": {%s}, "meta": {"assignee": {"name": "%s"}}}
        """
                .formatted(status, attributes, agent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "whatsapp:1:49  | incoming | 0",
                "whatsapp:1:49  | outgoing | 0",
                "generic:desk:7 | incoming | 1",
                "generic:desk:7 | outgoing | 1"
            })
    void shouldTakeNothingForAContactsThatIsSaidAboutAHandOff(
            String of, String type, int messages) {
        String body =
                """
                {"event": "message_created", "id": 9, "content": "x", "message_type": "%s",
                 "sender": {"id": 3}, "account": {"id": 1},
                 "conversation": {"id": 7, "custom_attributes": {"caesura_conversation": "%s"}}}
                """
                        .formatted(type, of);

        Translation found = channel.translate(Calls.post(body.getBytes(UTF_8), "desk", Map.of()));

        assertThat(found.messages()).hasSize(messages);
        assertThat(found.events()).hasSize(1 - messages);
    }

    @Test
    void shouldTakeUpWhatATeamsOwnInboxHasResolved() {
        assertThat(
                        translate(
                                        "{\"type\": \"conversation.resolved\", \"data\":"
                                                + " {\"conversationId\": \"telegram:shop:1\"}}")
                                .resolved())
                .extracting(done -> done.conversation().toString(), done -> done.by())
                .containsExactly(tuple("telegram:shop:1", "inbox"));
        assertThatThrownBy(
                        () ->
                                translate(
                                        "{\"type\": \"conversation.resolved\", \"data\":"
                                                + " {\"conversationId\": \"shop\"}}"))
                .hasMessageContaining("No conversation");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1772366400, 0,    true",
                "1772366099, 0,    false",
                "1772366400, 1,    false",
                "-,          0,    false"
            })
    void shouldKnowChatwootsSignature(@Nullable String timestamp, int wrong, boolean authentic) {
        byte[] body = "{\"event\": \"message_created\"}".getBytes(UTF_8);
        byte[] hash = Hmac.sha256("chat-secret", (timestamp + ".").getBytes(UTF_8), body);
        hash[0] += (byte) wrong;
        Map<String, String> headers = new HashMap<>();
        headers.put("x-chatwoot-signature", "sha256=" + HexFormat.of().formatHex(hash));
        if (timestamp != null) {
            headers.put("x-chatwoot-timestamp", timestamp);
        }

        assertThat(
                        channel.authenticate(
                                Calls.post(body, "desk", headers),
                                List.of("another", "chat-secret")))
                .isEqualTo(authentic ? Authenticity.AUTHENTIC : Authenticity.WRONG);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "incoming, contact, '', INBOUND, -",
                "outgoing, user, '', ECHO, -",
                "1, user, '', ECHO, -",
                "outgoing, agent_bot, '', ECHO, agent_bot",
                "template, -, '', ECHO, template",
                "outgoing, user, '\"content_attributes\": {\"automation_rule_id\": 4},', ECHO,"
                        + " automation"
            })
    void shouldReadWhoWroteInChatwoot(
            String type, String sender, String more, Direction direction, String automatic) {
        InboundMessage message =
                only(
                        "{\"event\": \"message_created\", \"id\": 9, \"content\": \"x\", %s \"message_type\": \"%s\", \"sender\": {\"id\": 3, \"type\": \"%s\"}, \"account\": {\"id\": 1}, \"conversation\": {\"id\": 7}, \"created_at\": \"2026-03-01 12:00:00 UTC\"}"
                                .formatted(more, type, sender == null ? "" : sender));

        assertThat(message)
                .extracting(
                        InboundMessage::contact,
                        InboundMessage::direction,
                        InboundMessage::automatic,
                        InboundMessage::sentAt)
                .containsExactly("7", direction, automatic, Calls.NOW);
    }

    @Test
    void shouldTakeNothingWhoseSideNobodyKnowsForTheContacts() {
        String side =
                "\"remoteJid\": \"49@s.whatsapp.net\", \"id\": \"K\", \"fromMe\": \"perhaps\"";
        List<String> bodies =
                List.of(
                        evolution(
                                "messages.upsert",
                                "\"key\": {" + side + "}, \"message\": {\"conversation\": \"x\"}"),
                        waha(
                                "message",
                                "\"id\": \"B\", \"from\": \"49@c.us\", \"body\": \"x\", \"fromMe\": \"perhaps\""),
                        "{\"event\": \"message_created\", \"id\": 9, \"content\": \"x\","
                                + " \"message_type\": \"whisper\", \"conversation\": {\"id\": 7}}");
        for (String body : bodies) {
            Translation translation = translate(body);
            assertThat(translation.messages()).isEmpty();
            assertThat(translation.unreadable())
                    .extracting(UnreadableItem::why)
                    .hasOnlyElementsOfType(UnknownDirectionException.class)
                    .hasSize(1);
        }
    }

    @Test
    void shouldTellNotesFromAnswers() {
        Translation translation =
                translate(
                        "{\"event\": \"message_created\", \"id\": 9, \"content\": \"x\","
                                + " \"private\": true, \"message_type\": \"outgoing\","
                                + " \"conversation\": {\"id\": 7}}");

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .extracting(ChannelEvent::kind, ChannelEvent::id)
                .containsExactly(tuple(EventKinds.NOTE, "9"));
    }

    @Test
    void shouldTakeThePresetOfTheAccountAndRefuseAnotherName() {
        GenericChannel preset =
                new GenericChannel(
                        new AccountsOptions(
                                Map.of(
                                        "w",
                                        new AccountOptions(
                                                Map.of(), "waha", null, true, Set.of()))));
        byte[] body = "{\"event\": \"engine.event\"}".getBytes(UTF_8);

        assertThat(preset.translate(Calls.post(body, "w", Map.of())).events()).hasSize(1);
        assertThatThrownBy(() -> Bridges.require("pigeon")).hasMessageContaining("evolution");
    }

    private static String key(boolean fromMe) {
        return "\"key\": {\"remoteJid\": \"4915100@s.whatsapp.net\", \"fromMe\": "
                + fromMe
                + ", \"id\": \"K1\"}";
    }

    private static String evolution(String event, String data) {
        return "{\"event\": \"%s\", \"instance\": \"shop\", \"server_url\": \"-\", \"sender\": \"77000@s.whatsapp.net\", \"data\": {%s}}"
                .formatted(event, data);
    }

    private static String waha(String event, String payload) {
        return "{\"event\": \"%s\", \"session\": \"default\", \"me\": {\"id\": \"77@c.us\"}, \"payload\": {%s}}"
                .formatted(event, payload);
    }

    private InboundMessage only(String body) {
        Translation translation = translate(body);
        assertThat(translation.messages()).hasSize(1);
        return translation.messages().get(0);
    }

    private Translation translate(String body) {
        return channel.translate(Calls.post(body));
    }
}

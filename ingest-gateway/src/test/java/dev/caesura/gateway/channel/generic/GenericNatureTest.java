package dev.caesura.gateway.channel.generic;

import static dev.caesura.gateway.channel.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.Translation.UnreadableItem;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an item is, where it is and whose: by the names and places that systems have for it. */
class GenericNatureTest {

    private final GenericChannel channel = new GenericChannel(AccountsOptions.NONE);

    @ParameterizedTest
    @CsvSource({
        "message.deleted, DELETION",
        "message_deleted, DELETION",
        "MessageRevoked, DELETION",
        "unsent, DELETION",
        "onMessageRevoked, DELETION",
        "onmessage, MESSAGE",
        "once_more, MESSAGE",
        "message.updated, EDIT",
        "updated-message, EDIT",
        "message_changed, EDIT",
        "message.updated.v1, EDIT",
        "com.shop.message.deleted.v2, DELETION",
        "message_deleted_for_everyone, DELETION",
        "message.removed, DELETION",
        "message.label.removed, MESSAGE",
        "removed, MESSAGE",
        "changed, MESSAGE",
        "message_edited, EDIT",
        "typing, TYPING",
        "conversation.typing.started, TYPING",
        "conversation_typing_on, TYPING",
        "message.created, MESSAGE",
        "message.received, MESSAGE",
        "new_message, MESSAGE",
        "order.updated, MESSAGE",
        "delivery, MESSAGE",
        "status, MESSAGE",
        "update, MESSAGE"
    })
    void shouldTellByTheNameOfTheEventWhatAnItemIs(String name, Kind kind) {
        for (String body :
                List.of(
                        "{\"event\": \"%s\", \"id\": \"m1\", \"contact\": \"ana\", \"text\": \"red\"}",
                        "{\"event_type\": \"%s\", \"data\": {\"id\": \"m1\", \"contact\": \"ana\", \"text\": \"red\"}}",
                        "{\"eventName\": \"%s\", \"messages\": [{\"id\": \"m1\", \"contact\": \"ana\", \"text\": \"red\"}]}")) {
            assertThat(translate(body.formatted(name)).messages())
                    .extracting(InboundMessage::messageId, InboundMessage::kind)
                    .containsExactly(tuple("m1", kind));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "message.read, status",
        "message_delivered, status",
        "messageSeen, status",
        "message.status.updated, status",
        "message.failed, status",
        "message_delivery_failed, status",
        "onack, status",
        "onAck, status",
        "read, status",
        "typing_off, status",
        "message.reaction, reaction",
        "reaction.removed, reaction",
        "private_note, note",
        "internal_note_added, note",
        "note.created, note",
        "com.desk.note.added.v1, note",
        "conversation.admin.noted, note",
        "system, system",
        "system_message, system",
        "channel_join, system",
        "agent.left, system"
    })
    void shouldTakeWhatIsNamedSoForNoMessage(String name, String kind) {
        Translation found =
                translate(
                        "{\"type\": \"%s\", \"id\": \"m1\", \"contact\": \"ana\", \"text\": \"red\"}"
                                .formatted(name));

        assertThat(found.messages()).isEmpty();
        assertThat(found.events()).extracting(ChannelEvent::kind).containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "is_deleted, true, DELETION",
        "deleted, true, DELETION",
        "deleted, false, MESSAGE",
        "isEdited, true, EDIT",
        "deleted_by, true, MESSAGE"
    })
    void shouldTellByAFlag(String flag, boolean value, Kind kind) {
        assertThat(
                        only("{\"id\": 1, \"contact\": \"ana\", \"text\": \"red\", \"%s\": %s}"
                                        .formatted(flag, value))
                                .kind())
                .isEqualTo(kind);
    }

    @Test
    void shouldPassOnNothingOfWhatWasTakenBack() {
        assertThat(
                        only(
                                "{\"event\": \"message.deleted\", \"id\": 1, \"contact\": \"ana\", \"text\": \"4711\","
                                        + " \"payload\": {\"card\": 4711}}"))
                .extracting(InboundMessage::type, InboundMessage::text, InboundMessage::payload)
                .containsExactly("deletion", null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "message.revoked, revoked_message_id, o1",
        "message.deleted, deletedMessageId, o1",
        "message.edited, original_message_id, o1",
        "message.edited, thread_id, c2",
        "message.created, original_message_id, c2"
    })
    void shouldNameTheMessageThatIsChanged(String event, String field, String id) {
        assertThat(
                        only("{\"event\": \"%s\", \"payload\": {\"id\": \"c2\", \"chatId\": \"ana\", \"body\": \"blue\", \"%s\": \"o1\"}}"
                                        .formatted(event, field))
                                .messageId())
                .isEqualTo(id);
    }

    @Test
    void shouldCountAnEditWithoutWords() {
        assertThat(
                        translate(
                                        "{\"event\": \"message.updated\", \"id\": 1, \"contact\": \"ana\"}")
                                .events())
                .containsExactly(new ChannelEvent(EventKinds.EDIT, "1", "without its text"));
    }

    @Test
    void shouldReadTheKindWhereAnAccountSaysSo() {
        GenericChannel own =
                new GenericChannel(
                        new AccountsOptions(
                                Map.of(
                                        AccountsOptions.ANY,
                                        AccountOptions.ofMapping(
                                                Map.of("kind", List.of("/what"))))));

        assertThat(
                        own.translate(
                                        post(
                                                "{\"event\": \"message.deleted\", \"id\": 1, \"contact\": \"ana\", \"text\": \"x\"}"))
                                .messages())
                .extracting(InboundMessage::kind)
                .containsExactly(Kind.MESSAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "com.shop.message.outgoing, ECHO",
        "message_outbound, ECHO",
        "message.outgoing.created, ECHO",
        "message.incoming, INBOUND",
        "outgoingAPIMessageReceived, ECHO",
        "message:out:new, ECHO",
        "message:in:new, INBOUND",
        "sms:sent, ECHO",
        "message.sent.v1, ECHO",
        "message.send, INBOUND",
        "agent_replied, ECHO",
        "conversation.admin.replied, ECHO",
        "conversation.user.replied, INBOUND",
        "message_from_agent, ECHO",
        "agent_message_requested, INBOUND",
        "message_out_of_stock, INBOUND",
        "logged_out_message, INBOUND",
        "outbound.call.ended, INBOUND"
    })
    void shouldTellWhoWroteByTheNameOfTheEvent(String name, Direction direction) {
        assertThat(
                        only("{\"event\": \"%s\", \"data\": {\"id\": 1, \"contact\": \"ana\", \"text\": \"x\"}}"
                                        .formatted(name))
                                .direction())
                .isEqualTo(direction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "0",
                "N/A",
                "unknown",
                "Anonymous",
                "customer",
                "visitor",
                "undefined",
                "None",
                "NaN",
                "[object Object]",
                "${contact.id}",
                "{{contact.id}}"
            })
    void shouldTakeAMissingValueForNobodysName(String contact) {
        String item = "{\"id\": %s, \"contact\": \"%s\", \"text\": \"x\"}";

        Translation found =
                translate("[" + item.formatted(1, contact) + "," + item.formatted(2, "ana") + "]");

        assertThat(found.unreadable()).hasSize(1);
        assertThat(found.messages()).extracting(InboundMessage::contact).containsExactly("ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"null\"", "\"undefined\"", "0", "\"0\"", "\"\""})
    void shouldKnowMessagesApartThatHaveNoIdOfTheirOwn(String id) {
        String item = "{\"id\": %s, \"contact\": \"ana\", \"text\": \"%s\"}";

        assertThat(
                        translate(
                                        "["
                                                + item.formatted(id, "red")
                                                + ","
                                                + item.formatted(id, "blue")
                                                + "]")
                                .messages())
                .extracting(InboundMessage::messageId)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"conversation\": {\"id\": \"c1\"}",
                "\"chat\": {\"id\": \"c1\"}",
                "\"customer\": {\"id\": \"c1\", \"name\": \"Ana\"}",
                "\"customer_id\": \"c1\"",
                "\"user\": {\"id\": \"c1\"}",
                "\"from\": {\"id\": \"c1\"}"
            })
    void shouldFindTheContactInAnObjectOfItsOwn(String part) {
        assertThat(only("{\"id\": 1, \"text\": \"x\", " + part + "}").contact()).isEqualTo("c1");
    }

    @Test
    void shouldTakeTheContactOfAnEchoFromWhomItWentTo() {
        assertThat(
                        only("{\"id\": 1, \"text\": \"x\", \"direction\": \"outbound\", \"from\": {\"id\": \"shop\"},"
                                        + " \"to\": {\"id\": \"ana\"}}")
                                .contact())
                .isEqualTo("ana");
    }

    @Test
    void shouldTakeTheContactThatIsNamedBesideTheMessages() {
        Translation found =
                translate(
                        "{\"conversation_id\": \"c1\", \"messages\": [{\"id\": 1, \"text\": \"Hi\"},"
                                + " {\"id\": 2, \"text\": \"Two, please\"}, {\"id\": 3, \"contact\": \"bela\", \"text\": \"x\"}]}");

        assertThat(found.messages())
                .extracting(InboundMessage::contact, InboundMessage::text)
                .containsExactly(tuple("c1", "Hi"), tuple("c1", "Two, please"), tuple("bela", "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"conversation_id\": \"c1\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}",
                "{\"user_id\": \"clerk\", \"messages\": [{\"id\": 1, \"text\": \"Hi\"}]}",
                "{\"from\": \"crm\", \"messages\": [{\"id\": 1, \"text\": \"Hi\"}]}"
            })
    void shouldNotGuessWhoseMessagesTheyAre(String body) {
        assertThat(translate(body).unreadable()).extracting(UnreadableItem::reason).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\": [{\"id\": 1, \"contact\": \"ana\", \"text\": \"Hi\"}]}",
                "{\"data\": {\"messages\": [{\"id\": 1, \"contact\": \"ana\", \"text\": \"Hi\"}]}}",
                "{\"type\": \"message.created\", \"data\": {\"id\": 1, \"contact\": \"ana\", \"text\": \"Hi\"}}",
                "{\"payload\": {\"id\": 1, \"contact\": \"ana\", \"content\": [{\"type\": \"text\", \"text\": \"Hi\"}]}}",
                "{\"id\": 1, \"contact\": \"ana\", \"text\": [\"Hi\"]}",
                "{\"id\": 1, \"contact\": \"ana\", \"text\": {\"body\": \"Hi\"}}",
                "{\"contact\": {\"id\": \"ana\"}, \"message\": {\"id\": 1, \"content\": {\"text\": \"Hi\"}}}",
                "{\"idMessage\": 1, \"contact\": \"ana\", \"payload\": {\"text\": \"Hi\"}}",
                "{\"id\": 1, \"contact\": \"ana\", \"text\": \"Hi\", \"items\": [{\"sku\": \"t-1\"}]}"
            })
    void shouldFindTheMessageInItsEnvelope(String body) {
        assertThat(only(body))
                .extracting(
                        InboundMessage::messageId, InboundMessage::contact, InboundMessage::text)
                .containsExactly("1", "ana", "Hi");
    }

    @Test
    void shouldReadPartsOfATextAsLines() {
        assertThat(
                        only("{\"id\": 1, \"contact\": \"ana\", \"content\": [{\"type\": \"text\", \"text\": \"Red\"},"
                                        + " {\"type\": \"image\"}, \"or blue?\"]}")
                                .text())
                .isEqualTo("Red\nor blue?");
    }

    private InboundMessage only(String body) {
        Translation translation = translate(body);
        assertThat(translation.messages()).hasSize(1);
        return translation.messages().get(0);
    }

    private Translation translate(String body) {
        return channel.translate(post(body));
    }
}

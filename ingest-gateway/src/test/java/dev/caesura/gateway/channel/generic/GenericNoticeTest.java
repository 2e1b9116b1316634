package dev.caesura.gateway.channel.generic;

import static dev.caesura.gateway.channel.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a chat, and among the team, is told from what a person wrote. */
class GenericNoticeTest {

    private final GenericChannel channel = new GenericChannel(AccountsOptions.NONE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "voice_note.created",
                "delivery_note",
                "delivery_note_created",
                "join",
                "paid_leave",
                "user_message"
            })
    void shouldTakeOtherNotesAndLeavesForMessages(String name) {
        assertThat(
                        only("{\"event\": \"%s\", \"id\": 1, \"contact\": \"ana\", \"text\": \"x\"}"
                                        .formatted(name))
                                .kind())
                .isEqualTo(Kind.MESSAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "action, message_deleted, DELETION",
        "subtype, message_deleted, DELETION",
        "topic, message.deleted, DELETION",
        "typeWebhook, deletedMessage, DELETION",
        "webhook_event, message.edited, EDIT",
        "message_type, typing, TYPING",
        "dataType, message_edit, EDIT",
        "action, deleted, MESSAGE",
        "topic, Message deleted by mistake, MESSAGE",
        "subject, message.deleted, MESSAGE"
    })
    void shouldKnowTheFieldsThatNameWhatHappened(String field, String name, Kind kind) {
        assertThat(
                        only("{\"id\": 1, \"contact\": \"ana\", \"text\": \"x\", \"%s\": \"%s\"}"
                                        .formatted(field, name))
                                .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"private\": true, \"direction\": \"outbound\"`, true",
                "`\"is_private\": \"true\", \"sender_type\": \"agent\"`, true",
                "`\"public\": false, \"author\": {\"type\": \"admin\"}`, true",
                "`\"visibility\": \"internal\"`, true",
                "`\"message_type\": \"private\", \"actor_type\": \"agent\"`, true",
                "`\"private\": true`, false",
                "`\"private\": false, \"direction\": \"outbound\"`, false",
                "`\"public\": true, \"direction\": \"outbound\"`, false",
                "`\"visibility\": \"private\"`, false"
            })
    void shouldKeepOutWhatTheTeamMarksAsItsOwn(String marks, boolean note) {
        Translation found =
                translate("{\"id\": 1, \"contact\": \"ana\", \"text\": \"VIP\", " + marks + "}");

        assertThat(found.messages()).hasSize(note ? 0 : 1);
        assertThat(found.events())
                .extracting(ChannelEvent::kind)
                .isEqualTo(note ? List.of(EventKinds.NOTE) : List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\": \"conversationUpdate\"",
                "\"event\": \"conversation_started\", \"type\": \"open\"",
                "\"event\": \"participant.added\", \"type\": \"member\"",
                "\"event\": \"group.participants\", \"type\": \"join\""
            })
    void shouldTakeWhatIsToldOfAChatWithoutWordsForNoMessage(String parts) {
        String item = "{\"id\": 1, \"contact\": \"ana\", " + parts + "%s}";

        assertThat(translate(item.formatted("")).events())
                .extracting(ChannelEvent::kind)
                .containsExactly(EventKinds.SYSTEM);
        assertThat(translate(item.formatted(", \"text\": \"Hello\"")).messages()).hasSize(1);
        assertThat(translate(item.formatted(", \"mediaUrl\": \"https://x\"")).messages())
                .hasSize(1);
    }

    @Test
    void shouldTakeTheNewWordsOfAnEdit() {
        String item =
                "{\"action\": \"%s\", \"id\": {\"_serialized\": \"m1\"}, \"contact\": \"ana\","
                        + " \"message\": {\"text\": \"red\"}, \"edited_text\": \"blue\"}";

        assertThat(only(item.formatted("message_edited")))
                .extracting(InboundMessage::messageId, InboundMessage::text)
                .containsExactly("m1", "blue");
        assertThat(only(item.formatted("message_created")).text()).isEqualTo("red");
    }

    @Test
    void shouldReadWhatIsDoneToAnotherMessage() {
        String item =
                "{\"id\": \"a9\", \"chat_id\": \"ana\", \"type\": \"action\","
                        + " \"action\": {\"type\": \"%s\", \"target\": \"m1\"}}";

        assertThat(translate(item.formatted("reaction")).events())
                .extracting(ChannelEvent::kind)
                .containsExactly(EventKinds.REACTION);
        assertThat(only(item.formatted("delete")))
                .extracting(InboundMessage::kind, InboundMessage::messageId)
                .containsExactly(Kind.DELETION, "m1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message",
                "Message",
                "TEXT",
                "chat",
                "message.created",
                "conversation:message",
                "message_sent"
            })
    void shouldTakeATypeThatSaysThatSomebodyWroteForAText(String type) {
        String item = "{\"id\": 1, \"contact\": \"ana\", \"type\": \"" + type + "\"%s}";

        assertThat(only(item.formatted(", \"text\": \"x\"")).type()).isEqualTo("text");
        assertThatThrownBy(() -> translate(item.formatted("")))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audioMessage", "template_message", "location", "update"})
    void shouldKeepEveryOtherType(String type) {
        assertThat(
                        only("{\"id\": 1, \"contact\": \"ana\", \"text\": \"x\", \"type\": \"%s\"}"
                                        .formatted(type))
                                .type())
                .isEqualTo(type);
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

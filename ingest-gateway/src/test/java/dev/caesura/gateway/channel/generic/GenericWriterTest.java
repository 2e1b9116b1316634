package dev.caesura.gateway.channel.generic;

import static dev.caesura.gateway.channel.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose conversation it is and who wrote, where the usual places say it otherwise. */
class GenericWriterTest {

    private final GenericChannel channel = new GenericChannel(AccountsOptions.NONE);

    @Test
    void shouldBelieveAnythingElseBeforeAnEventsName() {
        String item =
                "{\"event\": \"message.sent\", \"id\": 1, \"contact\": \"ana\", \"text\": \"x\", ";

        assertThat(only(item + "\"sender_type\": \"visitor\"}").direction())
                .isEqualTo(Direction.INBOUND);
        assertThat(only(item + "\"fromMe\": false}").direction()).isEqualTo(Direction.INBOUND);
    }

    @Test
    void shouldKnowAGroupOfWhatsAppsByItsId() {
        assertThat(
                        only(
                                "{\"id\": 1, \"chatId\": \"120@g.us\", \"from\": \"351@c.us\", \"text\": \"Hi\"}"))
                .extracting(InboundMessage::group, InboundMessage::sender)
                .containsExactly(true, "351@c.us");
        assertThat(only("{\"id\": 1, \"chatId\": \"351@c.us\", \"text\": \"Hi\"}").group())
                .isFalse();
    }

    @Test
    void shouldKnowThatAMachineOfTheContactsAnswered() {
        String item =
                "{\"id\": 1, \"contact\": \"ana\", \"text\": \"I am away\", \"is_auto_reply\": true%s}";

        assertThat(only(item.formatted("")).fromBot()).isTrue();
        assertThat(only(item.formatted(", \"direction\": \"outbound\"")))
                .extracting(InboundMessage::fromBot, InboundMessage::automatic)
                .containsExactly(false, "automatic");
        assertThat(only(item.replace("true", "false").formatted("")).fromBot()).isFalse();
    }

    @Test
    void shouldTellABotByAnEventsName() {
        assertThat(
                        only(
                                "{\"type\": \"message\", \"subtype\": \"bot_message\", \"id\": 1,"
                                        + " \"contact\": \"ana\", \"text\": \"x\"}"))
                .extracting(InboundMessage::direction, InboundMessage::automatic)
                .containsExactly(Direction.ECHO, "bot_message");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"from\": \"user\", \"customer_id\": \"c1\"`, INBOUND",
                "`\"from\": \"operator\", \"customer_id\": \"c1\"`, ECHO",
                "`\"conversation\": \"c1\", \"user\": {\"id\": \"u7\"}`, INBOUND",
                "`\"conversation\": \"c1\", \"user\": {\"id\": \"shop\"}, \"fromMe\": true`, ECHO",
                "`\"conversation\": \"Two words\", \"user\": {\"id\": \"c1\"}`, INBOUND"
            })
    void shouldTellASideAndAConversationFromAContact(String parts, Direction direction) {
        assertThat(only("{\"id\": 1, \"text\": \"x\", " + parts + "}"))
                .extracting(InboundMessage::contact, InboundMessage::direction)
                .containsExactly("c1", direction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": 1, \"from\": \"user\", \"text\": \"Hi\"}",
                "{\"id\": 1, \"message\": {\"conversation\": \"Hi\"}}"
            })
    void shouldTakeNeitherASideNorWordsForAContact(String body) {
        assertThatThrownBy(() -> translate(body)).isInstanceOf(UnreadableWebhookException.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"conversation\": {\"id\": \"c1\", \"isGroup\": true}`, true",
                "`\"chat\": {\"id\": \"c1\", \"type\": \"group\"}`, true",
                "`\"chat\": {\"id\": \"c1\", \"type\": \"private\"}`, false",
                "`\"chat_id\": \"c1\", \"chat_type\": \"supergroup\"`, true",
                "`\"chat_id\": \"c1\", \"isGroupMsg\": true`, true",
                "`\"chat_id\": \"c1\", \"is_group\": false`, false"
            })
    void shouldTellWhoWritesInAGroup(String chat, boolean group) {
        assertThat(
                        only(
                                "{\"id\": 1, \"text\": \"Hi\", \"from\": {\"id\": \"u1\", \"name\": \"Ana\"}, "
                                        + chat
                                        + "}"))
                .extracting(
                        InboundMessage::contact,
                        InboundMessage::group,
                        InboundMessage::sender,
                        InboundMessage::senderName)
                .containsExactly("c1", group, "u1", "Ana");
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

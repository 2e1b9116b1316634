package dev.caesura.gateway.identity;

import static dev.caesura.gateway.channel.Calls.NOW;
import static dev.caesura.gateway.channel.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.telegram.TelegramChannel;
import dev.caesura.gateway.channel.whatsapp.WhatsAppChannel;
import dev.caesura.gateway.identity.ContactResolver.Resolved;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.identity.IdentityTable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactResolverTest {

    private static final String BOTH = "{\"wa_id\": \"4915100\", \"user_id\": \"DE.9\"}";
    private static final String USER_ID = "{\"user_id\": \"DE.9\"}";

    private final Channel whatsApp = new WhatsAppChannel();
    private final IdentityTable table = new IdentityTable();
    private final ContactResolver contacts = new ContactResolver(table);

    @Test
    void shouldKeepOneConversationWhereThePhoneNumberGoesMissing() {
        Resolved first = whatsApp(BOTH, "\"from\": \"4915100\", \"id\": \"a\"");
        Resolved second = whatsApp(USER_ID, "\"from_user_id\": \"DE.9\", \"id\": \"b\"");

        assertThat(only(first).conversationId()).isEqualTo("whatsapp:77001:4915100");
        assertThat(only(second).conversationId()).isEqualTo("whatsapp:77001:4915100");
        assertThat(only(second).sender()).isEqualTo("4915100");
        assertThat(only(second).aliases()).containsExactly("DE.9");
        assertThat(only(second).route()).isEqualTo(Map.of("recipient", "DE.9"));
        assertThat(first.identities()).hasSize(2);
        assertThat(first.moves()).isEmpty();
    }

    @Test
    void shouldGoOnUnderTheIdThatWasKnownFirst() {
        whatsApp(USER_ID, "\"from_user_id\": \"DE.9\", \"id\": \"a\"");

        Resolved later = whatsApp(BOTH, "\"from\": \"4915100\", \"id\": \"b\"");

        assertThat(only(later).conversationId()).isEqualTo("whatsapp:77001:DE.9");
        assertThat(only(later).route()).isEqualTo(Map.of("to", "4915100"));
        assertThat(later.moves())
                .extracting(Command::conversationId, Command::command, Command::parameters)
                .containsExactly(
                        tuple(
                                "whatsapp:77001:4915100",
                                Command.Name.MOVE,
                                Map.of("to", "whatsapp:77001:DE.9")));
    }

    @Test
    void shouldResolveEchoesEditsAndReceipts() {
        whatsApp(BOTH, "\"from\": \"4915100\", \"id\": \"a\"");

        Resolved resolved =
                resolve(
                        """
                        {"entry": [{"changes": [{"value": {"metadata": {"phone_number_id": "77001"},
                          "messages": [{"from_user_id": "DE.9", "id": "r", "type": "revoke", "revoke": {"original_message_id": "a"}}],
                          "message_echoes": [{"from": "7", "to_user_id": "DE.9", "id": "e", "type": "text"}],
                          "statuses": [{"id": "s", "status": "read", "recipient_user_id": "DE.9"}]}}]}]}\
                        """);

        assertThat(resolved.translation().messages())
                .extracting(InboundMessage::conversationId)
                .containsOnly("whatsapp:77001:4915100");
        assertThat(resolved.translation().deliveries())
                .extracting(DeliveryEvent::conversationId)
                .containsExactly("whatsapp:77001:4915100");
    }

    @Test
    void shouldKnowANumberInItsOtherForm() {
        whatsApp("{}", "\"from\": \"5511987654321\", \"id\": \"a\"");

        assertThat(only(whatsApp("{}", "\"from\": \"551187654321\", \"id\": \"b\"")).contact())
                .isEqualTo("5511987654321");
    }

    @Test
    void shouldKeepAGroupsConversationWhereItBecomesASupergroup() {
        TelegramChannel telegram = new TelegramChannel();
        String notice =
                "{\"message\": {\"message_id\": 1, \"chat\": {\"id\": -5}, \"migrate_to_chat_id\":"
                        + " -1007}}";
        String message =
                "{\"message\": {\"message_id\": 1, \"chat\": {\"id\": -1007, \"type\":"
                        + " \"supergroup\"}, \"from\": {\"id\": 8}, \"text\": \"x\"}}";

        Resolved moved = contacts.resolve(telegram, telegram.translate(post(notice)), NOW);
        Resolved later = contacts.resolve(telegram, telegram.translate(post(message)), NOW);

        assertThat(moved.moves())
                .extracting(Command::conversationId, Command::parameters)
                .containsExactly(
                        tuple("telegram:default:-1007", Map.of("to", "telegram:default:-5")));
        assertThat(only(later))
                .extracting(
                        InboundMessage::contact, InboundMessage::sender, InboundMessage::messageId)
                .containsExactly("-5", "8", "-1007:1");
        assertThat(only(later).route()).containsEntry("chat_id", "-1007");
    }

    private static InboundMessage only(Resolved resolved) {
        assertThat(resolved.translation().messages()).hasSize(1);
        return resolved.translation().messages().get(0);
    }

    private Resolved whatsApp(String person, String message) {
        return resolve(
                "{\"entry\": [{\"changes\": [{\"value\": {\"metadata\": {\"phone_number_id\": \"77001\"}, \"contacts\": [%s], \"messages\": [{%s, \"type\": \"text\", \"text\": {\"body\": \"x\"}}]}}]}]}"
                        .formatted(person, message));
    }

    private Resolved resolve(String body) {
        return contacts.resolve(whatsApp, whatsApp.translate(post(body)), NOW);
    }
}

package dev.caesura.gateway.channel.generic;

import static dev.caesura.gateway.channel.Calls.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.Translation.UnreadableItem;
import dev.caesura.gateway.channel.UnknownDirectionException;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import dev.caesura.schemas.serde.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What systems of one's own send: who wrote, in either polarity; JSON in JSON; no contact at all.
 */
class GenericFieldTest {

    private final GenericChannel channel = new GenericChannel(AccountsOptions.NONE);

    @ParameterizedTest
    @CsvSource({
        "'\"fromMe\": true', ECHO",
        "'\"fromMe\": false', INBOUND",
        "'\"from_me\": 1', ECHO",
        "'\"from_me\": 0', INBOUND",
        "'\"is_echo\": true', ECHO",
        "'\"outgoing\": \"true\"', ECHO",
        "'\"direction\": true', ECHO",
        "'\"direction\": false', INBOUND",
        "'\"direction\": \"OUTBOUND\"', ECHO",
        "'\"direction\": \"in\"', INBOUND",
        "'\"direction\": \"outbound-reply\"', ECHO",
        "'\"direction\": \"Outgoing_API\"', ECHO",
        "'\"direction\": \"message_out\"', ECHO",
        "'\"direction\": \"to_contact\"', ECHO",
        "'\"direction\": \"to_business\"', INBOUND",
        "'\"direction\": \"from_customer\"', INBOUND",
        "'\"direction\": \"fromCustomer\"', INBOUND",
        "'\"direction\": \"customer_to_agent\"', INBOUND",
        "'\"direction\": \"agent_to_customer\"', ECHO",
        "'\"direction\": \"MO\"', INBOUND",
        "'\"direction\": \"Received\"', INBOUND",
        "'\"direction\": \"\"', INBOUND",
        "'\"direction\": null', INBOUND",
        "'\"incoming\": \"no\"', ECHO",
        "'\"from_contact\": true', INBOUND",
        "'\"from_contact\": false', ECHO",
        "'\"incoming\": false', ECHO",
        "'\"direction\": \"in_message\"', INBOUND",
        "'\"direction\": \"in-bound\"', INBOUND",
        "'\"direction\": \"sent_by_agent\"', ECHO",
        "'\"direction\": \"sent_by_customer\"', INBOUND",
        "'\"isOutgoing\": true', ECHO",
        "'\"isOutgoing\": false', INBOUND",
        "'\"isInbound\": false', ECHO",
        "'\"sender_type\": \"agent\"', ECHO",
        "'\"sender_type\": \"reseller_portal\"', INBOUND",
        "'\"type\": \"outgoing\"', ECHO",
        "'\"author\": \"Agent Smith\"', INBOUND",
        "'\"is_business_hours\": true', INBOUND",
        "'\"direction\": \"inbound\", \"role\": \"assistant\"', INBOUND",
        "'\"key\": {\"fromMe\": true}', ECHO"
    })
    void shouldReadEitherPolarityByTheFieldsName(String field, Direction direction) {
        assertThat(
                        only("{\"id\": 1, \"contact\": \"ana\", \"text\": \"x\", " + field + "}")
                                .direction())
                .isEqualTo(direction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"direction\": \"ausgehend\"",
                "\"direction\": \"sideways\"",
                "\"direction\": \"customer_service\"",
                "\"direction\": \"in_response\"",
                "\"direction\": \"out_of_office\"",
                "\"direction\": \"to_warehouse\"",
                "\"direction\": \"to\"",
                "\"direction\": \"{{direction}}\"",
                "\"direction\": 2",
                "\"direction\": {\"type\": \"outbound\"}",
                "\"fromMe\": \"maybe\""
            })
    void shouldRefuseAWordThatNamesNeitherSide(String field) {
        String item = "{\"id\": 1, \"contact\": \"ana\", \"text\": \"x\", " + field + "}";

        assertThatThrownBy(() -> channel.translate(post(item)))
                .isInstanceOf(UnknownDirectionException.class)
                .hasMessageContaining("'business'");
        assertThat(channel.translate(post("[" + item + "]")).unreadable())
                .extracting(UnreadableItem::why)
                .hasOnlyElementsOfType(UnknownDirectionException.class)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"reaction, reaction", "Read, status", "delivered, status", "system, system"})
    void shouldTakeAReactionAndAReceiptForNoMessage(String word, String kind) {
        Translation translation =
                channel.translate(
                        post(
                                "{\"id\": 1, \"contact\": \"ana\", \"text\": \"x\", \"kind\": \""
                                        + word
                                        + "\"}"));

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .extracting(ChannelEvent::kind, ChannelEvent::id)
                .containsExactly(tuple(kind, "1"));
    }

    @ParameterizedTest
    @CsvSource({"O, ECHO", "I, INBOUND", "false, ECHO", "true, INBOUND"})
    void shouldLetAnAccountSayWhichValuesMeanTheBusiness(String value, Direction direction) {
        GenericChannel mapped =
                mapped(Map.of("direction", List.of("/io"), "business", List.of("o", "false")));
        String shown = value.length() == 1 ? "\"" + value + "\"" : value;
        byte[] body =
                ("{\"id\": 1, \"contact\": \"ana\", \"text\": \"x\", \"io\": " + shown + "}")
                        .getBytes(UTF_8);

        assertThat(mapped.translate(post(body, "crm", Map.of())).messages())
                .extracting(InboundMessage::direction)
                .containsExactly(direction);
    }

    @Test
    void shouldReadThePathOfAnotherProductsKey() {
        GenericChannel mapped =
                mapped(
                        Map.of(
                                "direction", List.of("/data/key/fromMe"),
                                "contact", List.of("/data/key/remoteJid"),
                                "text", List.of("/data/message/conversation")));
        String body =
                "{\"data\": {\"key\": {\"remoteJid\": \"1@s.whatsapp.net\", \"fromMe\": %s}, \"message\": {\"conversation\": \"x\"}}}";

        for (boolean ours : List.of(true, false)) {
            assertThat(
                            mapped.translate(
                                            post(
                                                    body.formatted(ours).getBytes(UTF_8),
                                                    "crm",
                                                    Map.of()))
                                    .messages())
                    .extracting(InboundMessage::direction)
                    .containsExactly(ours ? Direction.ECHO : Direction.INBOUND);
        }
    }

    @Test
    void shouldTakeTheRecipientForTheContactOfWhatTheBusinessSent() {
        String ours =
                "{\"id\": 1, \"from\": \"shop\", \"to\": \"ana\", \"text\": \"x\", \"fromMe\": true}";

        assertThat(only(ours).contact()).isEqualTo("ana");
        assertThat(only(ours.replace("true", "false")).contact()).isEqualTo("shop");
        assertThatThrownBy(() -> channel.translate(post(ours.replace("\"to\": \"ana\", ", ""))))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldDecodeWhatWasEncodedMoreThanOnce(int times) {
        String body = "{\"id\": \"1\", \"contact\": \"ana\", \"text\": \"Open?\"}";
        for (int i = 0; i < times; i++) {
            body = Json.mapper().writeValueAsString(body);
        }

        assertThat(only(body).contact()).isEqualTo("ana");
        assertThat(only("[" + body + "]").text()).isEqualTo("Open?");
        assertThat(only("{\"data\": " + body + "}").text()).isEqualTo("Open?");
    }

    @Test
    void shouldDecodeBase64() {
        String inner =
                Base64.getEncoder()
                        .encodeToString("{\"contact\": \"ana\", \"text\": \"x\"}".getBytes(UTF_8));

        assertThat(only("{\"message\": {\"data\": \"" + inner + "\"}}").contact()).isEqualTo("ana");
    }

    @Test
    void shouldLeaveWhatAPersonWroteAlone() {
        InboundMessage message =
                only("{\"contact\": \"ana\", \"text\": \"{\\\"contact\\\": \\\"bela\\\"}\"}");

        assertThat(message.contact()).isEqualTo("ana");
        assertThat(message.text()).isEqualTo("{\"contact\": \"bela\"}");
    }

    @ParameterizedTest
    @CsvSource({"edited, EDIT", "deleted, DELETION", "typing, TYPING", "chat, MESSAGE"})
    void shouldReadWhatAnItemIs(String word, Kind kind) {
        assertThat(
                        only("{\"id\": 1, \"contact\": \"ana\", \"text\": \"x\", \"kind\": \""
                                        + word
                                        + "\"}")
                                .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'\"automatic\": true', automatic",
                "'\"automatic\": \"away\"', away",
                "'\"automatic\": false', -",
                "'\"sender_type\": \"bot\"', bot",
                "'\"automatic\": \"human_agent\"', -",
                "'\"direction\": \"outbound_bot\"', outbound_bot",
                "'\"direction\": \"agent\"', -",
                "'\"origin\": \"autoresponder\"', autoresponder",
                "'\"author\": {\"type\": \"chatbot\"}', -",
                "'\"sent_by\": \"Ai Tanaka\"', -",
                "'\"x\": 1', -"
            })
    void shouldTellAnAutomaticEchoFromAPersons(String mark, String automatic) {
        assertThat(
                        only("{\"id\": 1, \"contact\": \"ana\", \"text\": \"x\", \"fromMe\": true, "
                                        + mark
                                        + "}")
                                .automatic())
                .isEqualTo(automatic);
    }

    @Test
    void shouldTakeATypeThatSaysWhoWroteForNoKindOfContent() {
        String body = "{\"id\": 1, \"contact\": \"ana\", \"type\": \"outgoing\"%s}";

        assertThat(only(body.formatted(", \"text\": \"x\"")).type()).isEqualTo("text");
        assertThatThrownBy(() -> channel.translate(post(body.formatted(""))))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    private static GenericChannel mapped(Map<String, List<String>> mapping) {
        return new GenericChannel(
                new AccountsOptions(Map.of("crm", AccountOptions.ofMapping(mapping))));
    }

    private InboundMessage only(String body) {
        List<InboundMessage> messages = channel.translate(post(body)).messages();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }
}

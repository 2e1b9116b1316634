package dev.caesura.gateway.channel.manychat;

import static dev.caesura.gateway.channel.Calls.NOW;
import static dev.caesura.gateway.channel.Calls.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Translation.ChannelEvent;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManyChatChannelTest {

    private final ManyChatChannel channel = new ManyChatChannel(AccountsOptions.NONE);

    @Test
    void shouldReadFullContactData() {
        InboundMessage message =
                only(
                        """
                        {"key": "user:28272978999035230", "id": 28272978999035230,
                         "page_id": "1290339024167301", "first_name": "Ana", "status": "active",
                         "last_input_text": "hello",
                         "route": {"platform": "instagram"}, "custom_fields": {"text": "no"},
                         "last_interaction": "2026-09-28T18:11:30+08:00"}""");

        assertThat(message)
                .isEqualTo(
                        InboundMessage.builder()
                                .messageId(
                                        "d5997a16b1a5725773735ed56aa897981b56003e3a215e3e8909f275a1d64213")
                                .channel("manychat")
                                .account("1290339024167301")
                                .contact("28272978999035230")
                                .text("hello")
                                .route(Map.of("platform", "instagram"))
                                .sentAt(Instant.parse("2026-09-28T10:11:30Z"))
                                .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"subscriber_id\": \"7\", \"text\": \"x\"}",
                "{\"subscriber\": {\"id\": 7, \"last_input_text\": \"x\"}}",
                "{\"subscriber\": {\"id\": 7}, \"message\": {\"text\": \"x\"}}",
                "{\"contact_id\": \"7\", \"message\": \"x\"}",
                "{\"event\": \"message\", \"data\": {\"subscriber_id\": \"7\", \"text\": \"x\"}}",
                "{\"payload\": {\"contact\": {\"id\": \"7\"}, \"text\": \"x\"}}",
                "[{\"id\": \"7\", \"last_input_text\": \"x\"}]"
            })
    void shouldReadTheUsualShapes(String body) {
        assertThat(only(body))
                .extracting(InboundMessage::contact, InboundMessage::text, InboundMessage::type)
                .containsExactly("7", "x", "text");
    }

    @Test
    void shouldTakeTheBodysOwnIdAndDirection() {
        InboundMessage message =
                only(
                        "{\"id\": \"7\", \"text\": \"x\", \"message_id\": 5, \"direction\": \"outbound\"}");

        assertThat(message.messageId()).isEqualTo("5");
        assertThat(message.direction()).isEqualTo(Direction.ECHO);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'\"direction\": \"bot\"', bot",
                "'\"direction\": \"agent\"', -",
                "'\"direction\": \"outbound\"', -",
                "'\"isOutgoing\": true, \"automatic\": \"welcome\"', welcome",
                "'\"role\": \"assistant\"', assistant"
            })
    void shouldTellABotsOwnWordsFromAPersons(String field, String automatic) {
        assertThat(only("{\"id\": \"7\", \"text\": \"x\", " + field + "}"))
                .extracting(InboundMessage::direction, InboundMessage::automatic)
                .containsExactly(Direction.ECHO, automatic);
    }

    @Test
    void shouldNotTakeASecondYesForTheFirstWhereNothingTellsTheTime() {
        byte[] body = "{\"id\": \"7\", \"text\": \"yes\"}".getBytes(UTF_8);
        InboundMessage first = channel.translate(post(body)).messages().get(0);
        InboundMessage later =
                channel.translate(Webhook.ofBody(body, NOW.plusSeconds(1))).messages().get(0);

        assertThat(later.messageId()).isNotEqualTo(first.messageId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\": \"7\"}", "{\"id\": \"7\", \"last_input_text\": \"\"}"})
    void shouldCountAContactWithoutAText(String body) {
        Translation translation = channel.translate(post(body));

        assertThat(translation.messages()).isEmpty();
        assertThat(translation.events())
                .containsExactly(new ChannelEvent(EventKinds.CONTACT, "7", "no text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"x\"}",
                "{\"id\": null, \"text\": \"x\"}",
                "{\"id\": \"{{user_id}}\", \"text\": \"x\"}",
                "{\"id\": \"7\", \"last_input_text\": \"{{last_input_text}}\"}",
                "{\"id\": \"7\", \"text\": \"two\nlines\"}",
                "\"x\""
            })
    void shouldRefuseWhatAFlowGotWrong(String body) {
        assertThatThrownBy(() -> channel.translate(post(body)))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "x-api-key, mc-shared-secret, AUTHENTIC",
        "x-api-key, MC-SHARED-SECRET, WRONG",
        "user-agent, ManyChat, MISSING",
        "x-hub-signature-256, sha256=00, WRONG"
    })
    void shouldCompareTheKey(String header, String value, Authenticity expected) {
        assertThat(
                        channel.authenticate(
                                post(new byte[0], null, Map.of(header, value)),
                                List.of("mc-shared-secret")))
                .isEqualTo(expected);
    }

    @Test
    void shouldAnswerWithADynamicBlockWithoutMessages() {
        assertThat(new String(channel.accepted().body(), UTF_8))
                .isEqualTo("{\"version\":\"v2\",\"content\":{\"messages\":[]}}");
    }

    private InboundMessage only(String body) {
        Translation translation = channel.translate(post(body));
        assertThat(translation.messages()).hasSize(1);
        return translation.messages().get(0);
    }
}

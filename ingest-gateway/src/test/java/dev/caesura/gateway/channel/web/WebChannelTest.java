package dev.caesura.gateway.channel.web;

import static dev.caesura.gateway.channel.Calls.NOW;
import static dev.caesura.gateway.channel.Calls.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.signature.SessionToken;
import dev.caesura.schemas.event.InboundMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebChannelTest {

    private static final String BODY =
            "{\"messageId\": \"m1\", \"contact\": \"ana\", \"text\": \"Hello\"}";

    private final WebChannel channel = new WebChannel();

    @Test
    void shouldReadAMessageOfThePage() {
        assertThat(channel.translate(post(BODY)).messages())
                .containsExactly(
                        InboundMessage.builder()
                                .messageId("m1")
                                .channel("web")
                                .account("demo")
                                .contact("ana")
                                .text("Hello")
                                .build());
    }

    @Test
    void shouldTakeTheAccountFromThePath() {
        assertThat(channel.translate(post(BODY.getBytes(UTF_8), "shop", Map.of())).messages())
                .extracting(InboundMessage::conversationId)
                .containsExactly("web:shop:ana");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contact\": \"ana\", \"text\": \"x\"}",
                "{\"messageId\": \"m\", \"text\": \"x\"}",
                "{\"messageId\": \"m\", \"contact\": \"ana\", \"text\": \" \"}",
                "[]"
            })
    void shouldRefuseAnIncompleteMessage(String body) {
        assertThatThrownBy(() -> channel.translate(post(body)))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    @ParameterizedTest
    @CsvSource({"ana, AUTHENTIC", "ben, WRONG"})
    void shouldLetASessionWriteOnlyAsItsContact(String contact, Authenticity expected) {
        String token = SessionToken.issue("page-secret", "demo", contact, NOW.plusSeconds(60));

        assertThat(authenticate(BODY, Map.of("x-session-token", token))).isEqualTo(expected);
    }

    @Test
    void shouldNotTrustWhatHasNoContact() {
        String token = SessionToken.issue("page-secret", "demo", "ana", NOW.plusSeconds(60));

        assertThat(authenticate("{", Map.of("x-session-token", token)))
                .isEqualTo(Authenticity.WRONG);
        assertThat(authenticate(BODY, Map.of())).isEqualTo(Authenticity.MISSING);
    }

    private Authenticity authenticate(String body, Map<String, String> headers) {
        return channel.authenticate(
                post(body.getBytes(UTF_8), null, headers), List.of("page-secret"));
    }
}

package dev.caesura.gateway.channel.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Calls;
import dev.caesura.gateway.channel.WebhookAnswer;
import dev.caesura.gateway.channel.instagram.InstagramChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaChannelTest {

    private static final List<String> TOKENS = List.of("old", "verify-me\n");

    private final MetaChannel channel = new InstagramChannel();

    @Test
    void shouldReturnTheChallengeAsPlainText() {
        WebhookAnswer answer = handshake("subscribe", "verify-me", "1158201444", TOKENS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), UTF_8)).isEqualTo("1158201444");
        assertThat(answer.headers()).containsEntry("Content-Type", "text/plain");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "subscribe, verify-us, 1",
                "subscribe, '', 1",
                "subscribe, -, 1",
                "subscribe, verify-me, -",
                "unsubscribe, verify-me, 1",
                "-, verify-me, 1"
            })
    void shouldRefuseAnyOtherGet(String mode, String token, String challenge) {
        assertThat(handshake(mode, token, challenge, TOKENS).status()).isEqualTo(403);
    }

    @Test
    void shouldRefuseWhenNoTokenIsConfigured() {
        assertThat(handshake("subscribe", "", "1", List.of()).status()).isEqualTo(403);
        assertThat(handshake("subscribe", "", "1", List.of("")).status()).isEqualTo(403);
    }

    @Test
    void shouldTakeAPostForAWebhook() {
        assertThat(channel.handshake(Calls.post("{}"), TOKENS)).isEmpty();
    }

    @Test
    void shouldTellAMissingSignatureFromAWrongOne() {
        Map<String, String> wrong = Map.of("x-hub-signature-256", "sha256=00");
        Map<String, String> right =
                Map.of(
                        "x-hub-signature-256",
                        "sha256=a7dfadfa864dba471c925e814eca5ee032a7ded01574b16ac33dd477b5d6d0f7");

        assertThat(authenticate(Map.of())).isEqualTo(Authenticity.MISSING);
        assertThat(authenticate(wrong)).isEqualTo(Authenticity.WRONG);
        assertThat(authenticate(right)).isEqualTo(Authenticity.AUTHENTIC);
    }

    private Authenticity authenticate(Map<String, String> headers) {
        return channel.authenticate(
                Calls.post(new byte[0], null, headers), List.of("test-app-secret"));
    }

    private WebhookAnswer handshake(
            String mode, String token, String challenge, List<String> tokens) {
        Map<String, String> query = new HashMap<>();
        query.put("hub.mode", mode);
        query.put("hub.verify_token", token);
        query.put("hub.challenge", challenge);
        query.values().removeIf(value -> value == null);
        return channel.handshake(Calls.get(query), tokens).orElseThrow();
    }
}

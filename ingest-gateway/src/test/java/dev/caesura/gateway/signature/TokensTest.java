package dev.caesura.gateway.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.gateway.channel.meta.MetaSignature;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> SECRETS = List.of("page-secret");

    @Test
    void shouldAcceptTheConfiguredToken() {
        List<String> secrets = List.of("other", "tg_S3cret-token_01\n");

        assertThat(SharedToken.matches("tg_S3cret-token_01", secrets)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"tg_S3cret-token_0", "TG_S3CRET-TOKEN_01", "tg_S3cret-token_01 "})
    void shouldRefuseAnyOtherToken(String token) {
        assertThat(SharedToken.matches(token, List.of("tg_S3cret-token_01", ""))).isFalse();
    }

    @Test
    void shouldFindTheBearerToken() {
        assertThat(SharedToken.bearer("bearer  abc ")).isEqualTo("abc");
        assertThat(SharedToken.bearer("Basic abc")).isNull();
        assertThat(SharedToken.bearer(null)).isNull();
    }

    @Test
    void shouldLetASessionWriteAsItsContactUntilItExpires() {
        String token = SessionToken.issue("page-secret", "shop", "ana", NOW.plusSeconds(60));

        assertThat(SessionToken.matches(token, "shop", "ana", SECRETS, NOW)).isTrue();
        assertThat(SessionToken.matches(token, "shop", "ana", SECRETS, NOW.plusSeconds(60)))
                .isFalse();
    }

    @Test
    void shouldRefuseASessionForAnyoneElse() {
        String token = SessionToken.issue("page-secret", "shop", "ana", NOW.plusSeconds(60));

        assertThat(SessionToken.matches(token, "shop", "ben", SECRETS, NOW)).isFalse();
        assertThat(SessionToken.matches(token, "shopa", "na", SECRETS, NOW)).isFalse();
        assertThat(SessionToken.matches(token, "shop", "ana", List.of("x"), NOW)).isFalse();
        assertThat(SessionToken.matches("9" + token, "shop", "ana", SECRETS, NOW)).isFalse();
        assertThat(SessionToken.matches(null, "shop", "ana", SECRETS, NOW)).isFalse();
    }

    @Property
    void shouldNeverFailOnAToken(@ForAll String token) {
        assertThat(SessionToken.matches(token, "shop", "ana", SECRETS, NOW)).isFalse();
        assertThat(SessionToken.matches("9999999999." + token, "shop", "ana", SECRETS, NOW))
                .isFalse();
    }

    /** A proxy of one's own may sign what ManyChat does not. */
    @Test
    void shouldHashAsExpected() {
        String body =
                "{\"id\":\"28272978999035230\",\"page_id\":\"1290339024167301\","
                        + "\"last_input_text\":\"hello\"}";
        String signature =
                "sha256=1adf4c0a3fd6549bd163ec067e6c63dc62ec5791769d438c9167979af7a78594";

        assertThat(
                        MetaSignature.matches(
                                signature, body.getBytes(UTF_8), List.of("mc-shared-secret")))
                .isTrue();
    }
}

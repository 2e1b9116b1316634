package dev.caesura.gateway.channel.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaSignatureTest {

    private static final String SECRET = "test-app-secret";

    private static final String ASCII_BODY =
            """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":\
            {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881",\
            "phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Ana"},\
            "wa_id":"16505551234"}],"messages":[{"from":"16505551234","id":"wamid.TEST1",\
            "timestamp":"1749416383","type":"text","text":{"body":"Hello"}}]},"field":"messages"}]}]}""";

    private static final String ASCII_SIGNATURE =
            "sha256=e802790627b88c172d14c6c61abf8e97f69dcb52bdb27c085dced7969f47a7f3";

    /** As Meta sends it: with escapes in lower case, and an escaped slash. */
    private static final String ESCAPED_BODY =
            """
            {"object":"instagram","entry":[{"time":1749416383123,"id":"17841400000000001",\
            "messaging":[{"sender":{"id":"900001"},"recipient":{"id":"17841400000000001"},\
            "timestamp":1749416383000,"message":{"mid":"aWdfTEST",\
            "text":"\\u00f3la \\ud83d\\ude00 a\\/b"}}]}]}""";

    private static final String ESCAPED_SIGNATURE =
            "sha256=4190b6deab4f072fb24dab835519258d759ec71174bcabd0ffdc61650a105107";

    @Test
    void shouldAcceptWhatTheSecretYields() {
        assertThat(matches(ASCII_SIGNATURE, ASCII_BODY, SECRET)).isTrue();
        assertThat(matches(ESCAPED_SIGNATURE, ESCAPED_BODY, SECRET)).isTrue();
    }

    @Test
    void shouldAcceptAnEmptyBody() {
        String signature =
                "sha256=a7dfadfa864dba471c925e814eca5ee032a7ded01574b16ac33dd477b5d6d0f7";

        assertThat(matches(signature, "", SECRET)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // written again as UTF-8; with escapes in upper case; with a bare slash; with a
                // line break
                "sha256=63ddfb8c68716d956eafc91d0861b87f0a059cede0999bf4338ea31afb2f6fdb",
                "sha256=f99d4fd7aac31bbe5926cbe67802bc07c7638e6aacaf565f0f69c50f1dc48f0c",
                "sha256=9025c33b15349307901eef203f01f257758650e3e8178bb3a09b80203123c521",
                "sha256=ec46a8ce601acdc3aeeb2ad9beddfcd54c51ea0f878a6a0e2bfdc2c03ec5627d"
            })
    void shouldRefuseASignatureOfOtherBytes(String signature) {
        assertThat(matches(signature, ESCAPED_BODY, SECRET)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "sha256=",
                "sha256=e802",
                "sha256=zz02790627b88c172d14c6c61abf8e97f69dcb52bdb27c085dced7969f47a7f3",
                "sha1=14d41619fb0ae44b50e659e90d94db9508136067",
                "e802790627b88c172d14c6c61abf8e97f69dcb52bdb27c085dced7969f47a7f3"
            })
    void shouldRefuseAHeaderOfAnotherShape(String header) {
        assertThat(matches(header, ASCII_BODY, SECRET)).isFalse();
    }

    @Test
    void shouldTryEverySecret() {
        assertThat(matches(ASCII_SIGNATURE, ASCII_BODY, "next", SECRET)).isTrue();
        assertThat(matches(ASCII_SIGNATURE, ASCII_BODY, "next")).isFalse();
    }

    @Test
    void shouldTolerateTheLineEndOfASecretFromAFile() {
        assertThat(matches(ASCII_SIGNATURE, ASCII_BODY, SECRET + "\n")).isTrue();
        assertThat(matches(ASCII_SIGNATURE, ASCII_BODY, SECRET + "\r\n")).isTrue();
    }

    @Test
    void shouldAcceptNothingWithoutASecret() {
        assertThat(matches(ASCII_SIGNATURE, ASCII_BODY)).isFalse();
        assertThat(matches(ASCII_SIGNATURE, ASCII_BODY, "", "\n")).isFalse();
    }

    @Property
    void shouldRefuseAnyOtherHeader(@ForAll String header, @ForAll byte[] body) {
        assertThat(MetaSignature.matches(header, body, List.of(SECRET))).isFalse();
        assertThat(MetaSignature.matches("sha256=" + header, body, List.of(SECRET))).isFalse();
    }

    private static boolean matches(String header, String body, String... secrets) {
        return MetaSignature.matches(header, body.getBytes(UTF_8), List.of(secrets));
    }
}

package dev.caesura.gateway.channel.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WebhookJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "{", "{} {}", "{\"a\":1}}", "[1,]", "nul", "{'a':1}", "\"a\nb\""})
    void shouldRefuseWhatIsNotOneJsonValue(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(UnreadableWebhookException.class);
    }

    @Test
    void shouldRefuseBrokenUtf8() {
        byte[] body = {'"', (byte) 0xC3, '"'};

        assertThatThrownBy(() -> WebhookJson.parse(body))
                .isInstanceOf(UnreadableWebhookException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void shouldSkipAByteOrderMark() {
        assertThat(parse("\uFEFF{\"a\":1}").path("a").intValue()).isEqualTo(1);
    }

    @Test
    void shouldRefuseDeepNesting() {
        assertThat(parse("[".repeat(100) + "]".repeat(100)).isArray()).isTrue();
        assertThatThrownBy(() -> parse("[".repeat(101) + "]".repeat(101)))
                .isInstanceOf(UnreadableWebhookException.class);
        assertThatThrownBy(() -> parse("[".repeat(1_000_000)))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    @Test
    void shouldKeepNumbersAsWritten() {
        JsonNode root =
                parse("{\"id\":98765432109876543210987,\"big\":9007199254740993,\"zero\":0.0}");

        assertThat(WebhookJson.text(root, "id")).isEqualTo("98765432109876543210987");
        assertThat(WebhookJson.text(root, "big")).isEqualTo("9007199254740993");
        assertThat(WebhookJson.json(root)).contains("\"zero\":0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1E-999999999", "1e99999999999999", "0.1e-2147483648"})
    void shouldSurviveExtremeNumbers(String number) {
        try {
            assertThat(WebhookJson.text(parse("{\"a\":" + number + "}"), "a")).isNotNull();
        } catch (UnreadableWebhookException e) {
            assertThat(e).hasMessageContaining("JSON");
        }
    }

    @Test
    void shouldRefuseAnEndlessNumber() {
        assertThatThrownBy(() -> parse("1".repeat(1000)))
                .isInstanceOf(UnreadableWebhookException.class);
    }

    @Test
    void shouldTakeAStringAsLongAsTheBody() {
        String text = "a".repeat(25_000_000);

        assertThat(WebhookJson.text(parse("{\"a\":\"" + text + "\"}"), "a")).hasSize(25_000_000);
    }

    @Test
    void shouldCleanStrings() {
        JsonNode root = parse("{\"a\":\"x\\u0000y\",\"b\":\"\\ud83d!\",\"c\":\"\\u0000\"}");

        assertThat(WebhookJson.text(root, "a")).isEqualTo("xy");
        assertThat(WebhookJson.text(root, "b")).isEqualTo("\uFFFD!");
        assertThat(WebhookJson.text(root, "c")).isNull();
    }

    @Test
    void shouldFindNothingInFieldsOfAnotherType() {
        JsonNode root = parse("{\"a\":[1],\"b\":{},\"c\":true,\"d\":null,\"e\":\"\"}");

        for (String field : new String[] {"a", "b", "c", "d", "e", "f"}) {
            assertThat(WebhookJson.text(root, field)).isNull();
        }
        assertThat(WebhookJson.items(root, "c")).isEmpty();
    }

    @Property
    void shouldNeverFailOtherwise(@ForAll byte[] body) {
        try {
            assertThat(WebhookJson.parse(body)).isNotNull();
        } catch (UnreadableWebhookException e) {
            assertThat(e).hasMessageStartingWith("The body");
        }
    }

    private static JsonNode parse(String body) {
        return WebhookJson.parse(body.getBytes(UTF_8));
    }
}

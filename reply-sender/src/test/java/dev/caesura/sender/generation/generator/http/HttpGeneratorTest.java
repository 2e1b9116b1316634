package dev.caesura.sender.generation.generator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.sender.testing.ScriptedServer;
import dev.caesura.service.secret.Secret;
import dev.caesura.testkit.provider.Call;
import dev.caesura.testkit.provider.TeamServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a team's own bot may answer. */
class HttpGeneratorTest {

    private final ScriptedServer bot = new ScriptedServer();
    private final HttpGenerator generator =
            new HttpGenerator(
                    new HttpGeneratorSettings(
                            bot.url(), Secret.of(TeamServer.SECRET), Duration.ofSeconds(5), 1_000),
                    Clock.systemUTC());

    @AfterEach
    void close() {
        bot.close();
    }

    @Test
    void shouldTellTheBotThatARequestIsEarly() throws Exception {
        // given
        bot.then(200, "{\"text\":\"Nine.\"}");
        bot.then(200, "{\"text\":\"Nine.\"}");
        // when
        generator.generate(request(true));
        generator.generate(request(false));
        // then
        assertThat(bot.asked())
                .extracting(call -> call.json().path("data").path("early").asBoolean(false))
                .containsExactly(true, false);
    }

    @Test
    void shouldSignWithARenewedSecretWithoutARestart(@TempDir Path folder) throws Exception {
        // given
        String renewed = "whsec_" + Base64.getEncoder().encodeToString("renewed".getBytes(UTF_8));
        Path file = Files.writeString(folder.resolve("secret"), TeamServer.SECRET);
        HttpGenerator signing =
                new HttpGenerator(
                        new HttpGeneratorSettings(
                                bot.url(), Secret.of("file:" + file), Duration.ofSeconds(5), 1_000),
                        Clock.systemUTC());
        bot.then(200, "{\"text\":\"Nine.\"}");
        bot.then(200, "{\"text\":\"Nine.\"}");
        // when
        signing.generate(request(false));
        Files.writeString(file, renewed);
        signing.generate(request(false));
        // then
        assertThat(bot.asked())
                .extracting(call -> call.header("webhook-signature"))
                .containsExactly(
                        signatureOf(bot.asked().get(0), TeamServer.SECRET),
                        signatureOf(bot.asked().get(1), renewed));
    }

    /** As the Standard Webhooks specification has it, apart from the code that signs. */
    private static String signatureOf(Call call, String secret) throws Exception {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed =
                call.header("webhook-id")
                        + "."
                        + call.header("webhook-timestamp")
                        + "."
                        + call.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|409|{}|PERMANENT|later",
                "true|200|{\"later\":true}|PERMANENT|later",
                "false|409|{}|UNAVAILABLE|bot-later",
                "false|200|{\"later\":true}|UNAVAILABLE|bot-later",
                "false|204||PERMANENT|no-reply",
                "false|200|{\"answer\":\"Nine.\"}|PERMANENT|bot-unreadable",
                "false|200|Nine.|PERMANENT|bot-unreadable",
                "false|400|{}|PERMANENT|bot-http-400",
                "false|401|{}|ACCOUNT|bot-http-401",
                "false|404|{}|UNAVAILABLE|bot-http-404",
                "false|429|{}|THROTTLED|bot-http-429",
                "false|503|{}|UNAVAILABLE|bot-http-503"
            })
    void shouldKnowADecisionFromAnOutageAndAnError(
            boolean early, int status, String body, Kind kind, String reason) {
        // given
        bot.then(status, body == null ? "" : body);
        // when
        GenerationException failure =
                catchThrowableOfType(
                        GenerationException.class, () -> generator.generate(request(early)));
        // then
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).isEqualTo(reason);
    }

    @Test
    void shouldRefuseAnAnswerThatRunsAway() {
        bot.then(200, "{\"text\":\"" + "x".repeat(2_000) + "\"}");
        assertThat(
                        catchThrowableOfType(
                                        GenerationException.class,
                                        () -> generator.generate(request(false)))
                                .reason())
                .isEqualTo("draft-too-long");
    }

    private static ReplyRequest request(boolean early) {
        Instant now = Instant.parse("2026-05-01T10:00:00Z");
        InboundMessage message =
                InboundMessage.builder()
                        .messageId("m-1")
                        .channel("web")
                        .account("shop")
                        .contact("ann")
                        .text("open?")
                        .build();
        return new ReplyRequest(
                "req-1",
                "web:shop:ann",
                1,
                early,
                List.of(message),
                now,
                now,
                now,
                CloseReason.INACTIVITY,
                List.of(),
                List.of());
    }
}

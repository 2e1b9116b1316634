package dev.caesura.sender.generation.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.HistoryEntry;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.RecentReply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.sender.generation.generator.http.HttpGenerator;
import dev.caesura.sender.generation.generator.http.HttpGeneratorSettings;
import dev.caesura.sender.generation.generator.model.ModelGenerator;
import dev.caesura.sender.generation.generator.model.ModelSettings;
import dev.caesura.sender.generation.generator.model.PromptSettings;
import dev.caesura.sender.guard.CallException;
import dev.caesura.service.secret.Secret;
import dev.caesura.testkit.provider.Fault;
import dev.caesura.testkit.provider.Latency;
import dev.caesura.testkit.provider.ModelServer;
import dev.caesura.testkit.provider.ProviderServer;
import dev.caesura.testkit.provider.TeamServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

class GeneratorsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    /** Who answers. */
    private enum Kind {
        HTTP,
        OPENAI,
        ANTHROPIC;

        ProviderServer server() {
            return this == HTTP ? new TeamServer() : new ModelServer();
        }

        ReplyGenerator generator(URI url, int mostOutputTokens) {
            ModelSettings model =
                    new ModelSettings(
                            Secret.of(ModelServer.KEY),
                            "test-model",
                            URI.create(url + "/v1"),
                            Duration.ofMillis(700),
                            new PromptSettings(
                                    new ClassPathResource(
                                            "dev/caesura/sender/system-prompt.mustache"),
                                    700,
                                    mostOutputTokens),
                            Map.of(),
                            null);
            return switch (this) {
                case HTTP ->
                        new HttpGenerator(
                                new HttpGeneratorSettings(
                                        url,
                                        Secret.of(TeamServer.SECRET),
                                        Duration.ofMillis(700),
                                        1000),
                                Clock.systemUTC());
                case OPENAI -> ModelGenerator.openAi(model);
                case ANTHROPIC -> ModelGenerator.anthropic(model);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAnswerABurst(Kind kind) throws Exception {
        try (ProviderServer server = kind.server()) {
            Generated generated =
                    kind.generator(server.url(), 500).generate(request("hi", "are you open?"));
            assertThat(generated.text())
                    .isEqualTo(
                            kind == Kind.HTTP ? "Answer to req-1" : "You asked: hi are you open?");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "ANTHROPIC"})
    void shouldTellTheModelWhatWasSaidAndWhatNotToRepeatAndCountTokens(Kind kind) throws Exception {
        try (ModelServer server = new ModelServer()) {
            // when
            Generated generated =
                    kind.generator(server.url(), 500).generate(request("and Sunday?"));
            // then
            assertThat(server.lastSystem())
                    .contains("Do not repeat")
                    .doesNotContain("hello", "Hello!", "We open at 9.", "Sunday");
            assertThat(server.lastTurns())
                    .endsWith(
                            "user: hello",
                            "assistant: Hello! <b>&</b>\nWe open at 9.",
                            "user: and Sunday?");
            assertThat(generated.inputTokens()).isGreaterThan(10);
            assertThat(generated.outputTokens()).isPositive();
            assertThat(generated.model()).isEqualTo("test-model");
        }
    }

    @Test
    void shouldLeaveTheOldestHistoryOutWhereThePromptGrowsTooLong() throws Exception {
        try (ModelServer server = new ModelServer()) {
            // given: far more history than 700 tokens
            ReplyRequest request = request("ok?");
            List<HistoryEntry> lines =
                    Collections.nCopies(
                            200,
                            new HistoryEntry(
                                    HistoryEntry.Role.CONTACT, "text", "x".repeat(40), NOW));
            // when
            Kind.OPENAI.generator(server.url(), 500).generate(withHistory(request, lines));
            // then
            assertThat(String.join("", server.lastTurns()).length()).isBetween(800, 2_200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellAnOutageFromAnAccountThatIsNotAccepted(Kind kind) {
        try (ProviderServer server = kind.server()) {
            ReplyGenerator generator = kind.generator(server.url(), 500);
            server.fail(Fault.UNAVAILABLE, Fault.UNAUTHORIZED, Fault.SILENT, Fault.DROPPED);
            assertThat(failure(generator).kind()).isEqualTo(CallException.Kind.UNAVAILABLE);
            assertThat(failure(generator).kind()).isEqualTo(CallException.Kind.ACCOUNT);
            assertThat(failure(generator).kind()).isEqualTo(CallException.Kind.UNAVAILABLE);
            assertThat(failure(generator).kind()).isEqualTo(CallException.Kind.UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldPassOnHowLongToWaitWhenAskedTooOften(Kind kind) throws Exception {
        try (ProviderServer server = kind.server()) {
            ReplyGenerator generator = kind.generator(server.url(), 500);
            server.callsPerSecond(1);
            generator.generate(request("hi"));
            assertThat(failure(generator).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotWaitLongerThanTheTimeout(Kind kind) {
        try (ProviderServer server = kind.server()) {
            server.latency(Latency.fixed(Duration.ofSeconds(30)));
            Instant began = Instant.now();
            assertThat(failure(kind.generator(server.url(), 500)).retryable()).isTrue();
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI", "ANTHROPIC"})
    void shouldNotTakeAnAnswerThatWasCutOff(Kind kind) {
        try (ModelServer server = new ModelServer()) {
            GenerationException failure = failure(kind.generator(server.url(), 2));
            assertThat(failure.reason()).isEqualTo("model-cut-off");
            assertThat(failure.retryable()).isFalse();
        }
    }

    @Test
    void shouldStopAtTheBudgetOfCallsOrTokens() {
        // given
        ConversationId conversation = ConversationId.parse("web:shop:ann");
        Budgets calls = new Budgets(c -> new BudgetSettings(2L, null));
        Budgets tokens = new Budgets(c -> new BudgetSettings(null, 100L));
        // when
        tokens.spend(conversation, new Generated("x", "m", 90, 200).tokens());
        // then
        assertThat(calls.tryCall(conversation)).isTrue();
        assertThat(calls.tryCall(conversation)).isTrue();
        assertThat(calls.tryCall(conversation)).isFalse();
        assertThat(calls.tryCall(ConversationId.parse("web:other:ann"))).isTrue();
        assertThat(tokens.tryCall(conversation)).isFalse();
    }

    private static GenerationException failure(ReplyGenerator generator) {
        return catchThrowableOfType(
                GenerationException.class, () -> generator.generate(request("hi there")));
    }

    private static ReplyRequest withHistory(ReplyRequest request, List<HistoryEntry> history) {
        return new ReplyRequest(
                request.requestId(),
                request.conversationId(),
                1,
                request.messages(),
                NOW,
                NOW,
                NOW,
                CloseReason.INACTIVITY,
                history,
                List.of());
    }

    private static ReplyRequest request(String... texts) {
        List<InboundMessage> messages =
                List.of(texts).stream()
                        .map(
                                text ->
                                        InboundMessage.builder()
                                                .messageId("m-" + text.hashCode())
                                                .channel("web")
                                                .account("shop")
                                                .contact("ann")
                                                .text(text)
                                                .build())
                        .toList();
        return new ReplyRequest(
                "req-1",
                "web:shop:ann",
                1,
                messages,
                NOW,
                NOW,
                NOW,
                CloseReason.INACTIVITY,
                List.of(
                        new HistoryEntry(HistoryEntry.Role.CONTACT, "text", "hello", NOW),
                        new HistoryEntry(HistoryEntry.Role.BOT, "text", "Hello! <b>&</b>", NOW)),
                List.of(new RecentReply("We open at 9.", NOW, "rep-0")));
    }
}

package dev.caesura.sender.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.RecentReply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.event.SecondOpinion;
import dev.caesura.sender.generation.generator.BudgetSettings;
import dev.caesura.sender.generation.generator.Budgets;
import dev.caesura.sender.generation.generator.model.EmbeddingSettings;
import dev.caesura.sender.generation.generator.model.OnnxSettings;
import dev.caesura.sender.guard.GuardSettings;
import dev.caesura.sender.guard.Guards;
import dev.caesura.sender.work.SenderMetrics;
import dev.caesura.service.secret.Secret;
import dev.caesura.testkit.provider.Fault;
import dev.caesura.testkit.provider.Latency;
import dev.caesura.testkit.provider.ModelServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class SecondOpinionsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final String TEXT = "The shop opens at nine";
    private static final RecentReply SAME = new RecentReply("the shop opens at nine!", NOW, "r-1");
    private static final RecentReply OTHER = new RecentReply("Parking is free", NOW, "r-2");

    /** Longer than any machine needs for an answer that comes at once. */
    private static final Duration PATIENT = Duration.ofSeconds(60);

    private static final Duration IMPATIENT = Duration.ofSeconds(2);

    private static final ConversationId ANN = ConversationId.parse("web:shop:ann");

    private final ModelServer server = new ModelServer();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private Budgets budgets = new Budgets(account -> new BudgetSettings(null, null));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldScoreEveryRecentReplyInOneCall() throws Exception {
        List<SecondOpinion> opinions = opinions(endpoint()).on(TEXT, request(SAME, OTHER));

        assertThat(opinions).extracting(SecondOpinion::replyId).containsExactly("r-1", "r-2");
        assertThat(opinions.get(0).score()).isBetween(0.999, 1.0);
        assertThat(opinions.get(1).score()).isBetween(0.0, 0.5);
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void shouldAskNobodyWhereThereIsNoEndpointOrNothingToCompare() throws Exception {
        RecentReply unnamed = new RecentReply("From before replies were told", NOW, null);
        RecentReply empty = new RecentReply(" ", NOW, "r-3");

        assertThat(opinions(null).on(TEXT, request(SAME))).isEmpty();
        assertThat(opinions(endpoint()).on(TEXT, request())).isEmpty();
        assertThat(opinions(endpoint()).on(TEXT, request(unnamed, empty))).isEmpty();
        assertThat(opinions(endpoint()).on("", request(SAME))).isEmpty();
        assertThat(server.calls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, model-unavailable",
        "UNAUTHORIZED, model-unauthorized",
        "SILENT, model-no-answer",
        "DROPPED, model-no-answer"
    })
    void shouldCountAFailureAndGiveNoOpinion(Fault fault, String reason) throws Exception {
        // given
        SecondOpinions opinions = opinions(endpoint(IMPATIENT));
        server.fail(fault);
        // when
        Instant began = Instant.now();
        List<SecondOpinion> failed = opinions.on(TEXT, request(SAME));
        Duration took = Duration.between(began, Instant.now());
        // then: and the next draft gets its opinion, unless the account is not accepted
        assertThat(failed).isEmpty();
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat(count(reason)).isEqualTo(1);
        assertThat(opinions.on(TEXT, request(SAME))).hasSize(fault == Fault.UNAUTHORIZED ? 0 : 1);
    }

    @Test
    void shouldNotWaitLongerThanTheTimeoutAndLeaveASlowEndpointAlone() throws Exception {
        // given: half of the guard's window
        SecondOpinions opinions = opinions(endpoint(IMPATIENT));
        server.latency(Latency.fixed(Duration.ofSeconds(60)));
        for (int i = 0; i < 2; i++) {
            assertThat(opinions.on(TEXT, request(SAME))).isEmpty();
        }
        // when
        assertThat(opinions.on(TEXT, request(SAME))).isEmpty();
        // then
        assertThat(server.calls()).isEqualTo(2);
        assertThat(count("model-no-answer")).isEqualTo(2);
        assertThat(count("circuit-open")).isEqualTo(1);
    }

    @Test
    void shouldGiveNoOpinionWhileTheEndpointAsksToWait() throws Exception {
        // given
        SecondOpinions opinions = opinions(endpoint());
        server.callsPerSecond(1);
        // when
        assertThat(opinions.on(TEXT, request(SAME))).hasSize(1);
        assertThat(opinions.on(TEXT, request(SAME))).isEmpty();
        assertThat(opinions.on(TEXT, request(SAME))).isEmpty();
        // then
        assertThat(count("model-rate-limited")).isEqualTo(1);
        assertThat(count("throttled")).isEqualTo(1);
    }

    @Test
    void shouldNotKeepADraftBackForAKeyThatIsGone(@TempDir Path folder) throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("key"), ModelServer.KEY);
        Secret key = Secret.of("file:" + file);
        Files.delete(file);
        // when
        List<SecondOpinion> opinions = opinions(endpoint(key, PATIENT)).on(TEXT, request(SAME));
        // then
        assertThat(opinions).isEmpty();
        assertThat(count("internal")).isEqualTo(1);
    }

    @Test
    void shouldReadARenewedKeyWithoutARestart(@TempDir Path folder) throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("key"), ModelServer.KEY);
        SecondOpinions opinions = opinions(endpoint(Secret.of("file:" + file), PATIENT));
        assertThat(opinions.on(TEXT, request(SAME))).hasSize(1);
        // when
        Files.writeString(file, "another");
        // then
        assertThat(opinions.on(TEXT, request(SAME))).isEmpty();
        assertThat(count("model-unauthorized")).isEqualTo(1);
    }

    @Test
    void shouldTakeWhatItCostsOutOfTheAccountsBudgetOfTokens() throws Exception {
        // given: less than two opinions cost, which is 6 tokens for each text
        budgets = new Budgets(account -> new BudgetSettings(1L, 15L));
        SecondOpinions opinions = opinions(endpoint());
        // when
        assertThat(opinions.on(TEXT, request(SAME))).hasSize(1);
        boolean first = budgets.tryCall(ANN);
        assertThat(opinions.on(TEXT, request(SAME))).hasSize(1);
        assertThat(opinions.on(TEXT, request(SAME))).isEmpty();
        // then: neither answers nor opinions are asked for, and an opinion is not one of the calls
        assertThat(first).isTrue();
        assertThat(budgets.hasTokens(ANN)).isFalse();
        assertThat(server.calls()).isEqualTo(2);
        assertThat(count("budget-spent")).isEqualTo(1);
        assertThat(
                        metrics.get("caesura.sender.tokens")
                                .tags("account", "web:shop", "direction", "embedding")
                                .counter()
                                .count())
                .isEqualTo(24);
    }

    @Test
    void shouldAskAModelInThisProcessWhichCostsNothing() throws Exception {
        // given: not a token left
        budgets = new Budgets(account -> new BudgetSettings(1L, 1L));
        budgets.spend(ANN, 1);
        EmbeddingSettings model =
                new EmbeddingSettings(null, null, null, Duration.ofSeconds(2), onnx());
        SecondOpinions opinions = opinions(model);
        opinions.load(List.of(model));
        // when
        List<SecondOpinion> found =
                opinions.on("We open at nine in the morning", request(SAME, OTHER));
        // then
        assertThat(found).extracting(SecondOpinion::replyId).containsExactly("r-1", "r-2");
        assertThat(found.get(0).score()).isGreaterThan(0.6);
        assertThat(found.get(1).score()).isLessThan(0.4);
        assertThat(server.calls()).isZero();
        assertThat(metrics.find("caesura.sender.tokens").counter()).isNull();
    }

    private static OnnxSettings onnx() {
        return new OnnxSettings(
                new ClassPathResource("all-minilm-l6-v2-q.onnx"),
                new ClassPathResource("all-minilm-l6-v2-q-tokenizer.json"),
                OnnxSettings.Pooling.MEAN);
    }

    private double count(String reason) {
        return metrics.get("caesura.sender.failures")
                .tags("stage", "opinion", "reason", reason)
                .counter()
                .count();
    }

    private SecondOpinions opinions(@Nullable EmbeddingSettings endpoint) {
        GuardSettings guard =
                new GuardSettings(
                        64,
                        4,
                        50,
                        Duration.ofMinutes(5),
                        1,
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(15));
        Guards guards = new Guards("opinion", guard, account -> 1_000, metrics, Clock.systemUTC());
        return new SecondOpinions(account -> endpoint, guards, budgets, new SenderMetrics(metrics));
    }

    private EmbeddingSettings endpoint() {
        return endpoint(PATIENT);
    }

    private EmbeddingSettings endpoint(Duration timeout) {
        return endpoint(Secret.of(ModelServer.KEY), timeout);
    }

    private EmbeddingSettings endpoint(Secret key, Duration timeout) {
        return new EmbeddingSettings(
                key, "embedder", URI.create(server.url() + "/v1"), timeout, null);
    }

    private static ReplyRequest request(RecentReply... replies) {
        return new ReplyRequest(
                "req-1",
                "web:shop:ann",
                1,
                List.of(),
                NOW,
                NOW,
                NOW,
                CloseReason.INACTIVITY,
                List.of(),
                List.of(replies));
    }
}

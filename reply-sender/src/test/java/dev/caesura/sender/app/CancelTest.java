package dev.caesura.sender.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.testing.Log;
import dev.caesura.testkit.provider.SlowModelServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Calls of a model are broken off when a real log says that nobody wants their answer. */
class CancelTest {

    private static final Topics TOPICS = new Topics("cancel.");
    private static final Duration SOON = Duration.ofSeconds(5);

    private static EmbeddedBroker broker;
    private static Log log;
    private static SlowModelServer model;
    private static volatile @Nullable String answer;
    private static ConfigurableApplicationContext sender;

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.startTemporary();
        log = Log.create(broker.bootstrapServers(), TOPICS, 1);
        model = new SlowModelServer(call -> answer);
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", broker.bootstrapServers());
        settings.put("caesura.topic-prefix", TOPICS.prefix());
        settings.put("caesura.sender.generation.generator", "slow");
        String slow = "caesura.sender.generation.generators.slow.openai.";
        settings.put(slow + "base-url", model.url() + "/v1");
        settings.put(slow + "key", "sk-any");
        settings.put(slow + "model", "slow");
        settings.put("server.port", "0");
        sender = SenderApplication.start(settings);
    }

    @AfterAll
    static void stop() throws IOException {
        sender.close();
        model.close();
        log.close();
        broker.close();
    }

    @Test
    void shouldBreakOffTheCallOfAnAttemptThatIsVoidAndAskTheNext() {
        // given: a call is under way
        log.write(TOPICS.replyRequests(), request("req-1", 1, "a blue helmet?"));
        await().atMost(SOON.multipliedBy(4)).until(() -> model.asked("a blue helmet?"));
        // when: a message joins, and the burst is asked for again
        log.write(TOPICS.outcomes(), superseded("req-1", 1));
        // then: the model's server sees the connection closed
        await().atMost(SOON).until(() -> model.closed("a blue helmet?"));
        // when
        answer = "Red ones, yes.";
        log.write(TOPICS.replyRequests(), request("req-1", 2, "red, I meant"));
        ReplyDraft draft = log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-1"));
        // then: of the void attempt there is no draft
        assertThat(draft.attempt()).isEqualTo(2);
        assertThat(draft.text()).isEqualTo("Red ones, yes.");
        assertThat(log.read(TOPICS.replyDrafts()))
                .noneMatch(d -> d.requestId().equals("req-1") && d.attempt() == 1);
    }

    @Test
    void shouldBreakOffTheCallWhenALaterAttemptIsReadOrItsTurnEnds() {
        // given
        answer = null;
        log.write(TOPICS.replyRequests(), request("req-2", 1, "first"));
        await().atMost(SOON).until(() -> model.asked("first"));
        // when
        log.write(TOPICS.replyRequests(), request("req-2", 2, "second"));
        // then: the lane is free for it at once
        await().atMost(SOON).until(() -> model.closed("first") && model.asked("second"));
        // when
        log.write(TOPICS.outcomes(), cancelled("req-2"));
        // then
        await().atMost(SOON).until(() -> model.closed("second"));
    }

    @Test
    void shouldNotAskForWhatIsVoidAlready() {
        // given
        answer = "An answer.";
        log.write(TOPICS.outcomes(), superseded("req-3", 2));
        // when
        log.write(TOPICS.replyRequests(), request("req-3", 1, "void one"));
        log.write(TOPICS.replyRequests(), request("req-3", 2, "void two"));
        log.write(TOPICS.replyRequests(), request("req-3", 3, "wanted"));
        // then
        log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-3") && d.attempt() == 3);
        assertThat(model.asked("wanted")).isTrue();
        assertThat(model.asked("void one") && model.asked("void two")).isFalse();
    }

    @Test
    void shouldMeasureHowSoonACallIsBrokenOff() {
        // given
        answer = null;
        long before = timer().count();
        int calls = 20;
        // when
        for (int i = 0; i < calls; i++) {
            String text = "measured " + i;
            log.write(TOPICS.replyRequests(), request("req-m" + i, 1, text));
            await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> model.asked(text));
            log.write(TOPICS.outcomes(), superseded("req-m" + i, 1));
            await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> model.closed(text));
        }
        // then: far sooner than the bound, on average even where all else runs beside it
        await().atMost(SOON).until(() -> timer().count() == before + calls);
        assertThat(timer().mean(TimeUnit.MILLISECONDS)).isLessThan(500);
    }

    private static Timer timer() {
        return sender.getBean(MeterRegistry.class).get("caesura.sender.cancel.to.abort").timer();
    }

    private static Outcome superseded(String requestId, int attempt) {
        return new Outcome(
                Outcome.Subject.ATTEMPT,
                requestId,
                List.of(),
                "web:shop:ann",
                Outcome.Kind.SUPERSEDED,
                requestId,
                attempt,
                Reason.MESSAGE_JOINED.code(),
                null,
                Instant.now());
    }

    private static Outcome cancelled(String requestId) {
        return new Outcome(
                Outcome.Subject.TURN,
                requestId,
                "web:shop:ann",
                Outcome.Kind.CANCELLED,
                requestId,
                Reason.PERSON_TOOK_OVER.code(),
                null,
                Instant.now());
    }

    private static ReplyRequest request(String id, int attempt, String text) {
        Instant now = Instant.now();
        InboundMessage message =
                InboundMessage.builder()
                        .messageId("m-" + id + attempt)
                        .channel("web")
                        .account("shop")
                        .contact("ann")
                        .text(text)
                        .build();
        return new ReplyRequest(
                id,
                "web:shop:ann",
                attempt,
                List.of(message),
                now,
                now,
                now,
                CloseReason.INACTIVITY,
                List.of(),
                List.of());
    }
}

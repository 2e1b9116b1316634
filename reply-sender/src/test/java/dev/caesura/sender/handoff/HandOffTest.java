package dev.caesura.sender.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.delivery.channel.webhook.WebhookSettings;
import dev.caesura.sender.guard.GuardSettings;
import dev.caesura.sender.guard.Guards;
import dev.caesura.sender.handoff.inbox.ChatwootSettings;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.testing.ScriptedServer;
import dev.caesura.sender.work.RetrySettings;
import dev.caesura.sender.work.SenderMetrics;
import dev.caesura.service.secret.Secret;
import dev.caesura.testkit.provider.ChatwootServer;
import dev.caesura.testkit.provider.Fault;
import dev.caesura.testkit.provider.TeamServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandOffTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final String ANN = "whatsapp:106:491701234567";
    private static final Topics TOPICS = Topics.standard();

    private final ChatwootServer chatwoot = new ChatwootServer();
    private final TeamServer team = new TeamServer();
    private final ScriptedServer processor = new ScriptedServer();
    private final List<String> refused = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        chatwoot.close();
        team.close();
        processor.close();
    }

    @Test
    void shouldOpenOneConversationForAContactAndAddWhatComesLater() throws Exception {
        // given
        HandOffHandler handler = toChatwoot();
        processor.then(200, said("are you open?")).then(200, said("hello?"));
        // when
        run(handler, left("m-1", Reason.STALE_HANDED_OFF));
        run(handler, left("m-2", Reason.STALE_HANDED_OFF));
        // then
        assertThat(chatwoot.talksOf(ANN)).hasSize(1);
        ChatwootServer.Talk talk = chatwoot.talksOf(ANN).get(0);
        assertThat(talk.status()).isEqualTo("open");
        assertThat(talk.isPrivate()).isTrue();
        assertThat(talk.attributes()).containsKeys("caesura_conversation", "caesura_hand_off");
        assertThat(talk.texts())
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .contains("are you open?")
                                        .contains(Reason.STALE_HANDED_OFF.words())
                                        .contains(
                                                "https://console.example/#conversations/"
                                                        + "whatsapp%3A106%3A491701234567"),
                        second -> assertThat(second).contains("hello?"));
    }

    @Test
    void shouldPostAHandOffOnceHoweverOftenItIsRead() throws Exception {
        // given
        run(toChatwoot(), left("m-1", Reason.EXIT));
        ChatwootServer.Talk talk = chatwoot.talksOf(ANN).get(0);
        // when
        run(toChatwoot(), left("m-1", Reason.EXIT));
        chatwoot.resolve(talk);
        run(toChatwoot(), left("m-1", Reason.EXIT));
        // then
        assertThat(chatwoot.talksOf(ANN)).hasSize(1);
        assertThat(talk.texts()).hasSize(1);
        assertThat(talk.status()).isEqualTo("resolved");
    }

    @Test
    void shouldOpenAnotherConversationOnceTheLastIsResolved() throws Exception {
        // given
        run(toChatwoot(), left("m-1", Reason.EXIT));
        chatwoot.resolve(chatwoot.talksOf(ANN).get(0));
        // when
        run(toChatwoot(), left("m-2", Reason.EXIT));
        // then
        assertThat(chatwoot.talksOf(ANN)).hasSize(2);
        assertThat(chatwoot.talksOf(ANN).get(1).status()).isEqualTo("open");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAVAILABLE", "GATEWAY_TIMEOUT", "DROPPED", "UNAUTHORIZED"})
    void shouldPostOnceWhateverGoesWrong(Fault fault) throws Exception {
        for (int call = 0; call < 4; call++) {
            // given: the fault hits another of its calls each time
            String id = "m-" + fault + call;
            HandOffHandler handler = toChatwoot();
            LaneWork work = open(handler, left(id, Reason.NO_DRAFT));
            chatwoot.failAfter(call, fault);
            // when
            Step step = work.step();
            while (step instanceof Step.Again) {
                work = open(toChatwoot(), left(id, Reason.NO_DRAFT));
                step = work.step();
            }
        }
        // then
        assertThat(chatwoot.talksOf(ANN)).hasSize(1);
        assertThat(chatwoot.talksOf(ANN).get(0).texts()).hasSize(4).doesNotHaveDuplicates();
        assertThat(refused).isEmpty();
    }

    @Test
    void shouldOpenForPeopleWhatIsAConversationThereAlready() throws Exception {
        // given
        ChatwootServer.Talk talk = chatwoot.pending();
        talk.attributes().put("plan", "gold");
        Outcome outcome = left("generic:desk:" + talk.id(), "m-1", Reason.PAUSE_COMMAND);
        // when
        run(toChatwoot(), outcome);
        run(toChatwoot(), outcome);
        // then
        assertThat(talk.status()).isEqualTo("open");
        assertThat(talk.texts()).hasSize(1);
        assertThat(talk.isPrivate()).isTrue();
        assertThat(talk.attributes()).containsKeys("plan", "caesura_conversation");
    }

    @Test
    void shouldQuoteWhatAContactWroteSoThatItDoesNothing() throws Exception {
        // given
        processor.then(
                200,
                said("[@Ann](mention://user/1/Ann) {{contact.email}} **bold** `code`\\n# head"));
        // when
        run(toChatwoot(), left("m-1", Reason.EXIT));
        // then
        assertThat(chatwoot.talksOf(ANN).get(0).texts().get(0))
                .doesNotContain("mention://", "{{", "**bold**", "`code`")
                .contains("\n> # head");
    }

    @Test
    void shouldLeaveOutcomesAloneThatLeaveNothingToPeople() throws Exception {
        // when
        run(toChatwoot(), outcome(ANN, "m-1", Outcome.Kind.SKIPPED, Reason.SIMILAR_QUESTION, NOW));
        run(toChatwoot(), outcome(ANN, "m-2", Outcome.Kind.ANSWERED, Reason.EXIT, NOW));
        run(toChatwoot(), outcome(ANN, "echo", Outcome.Kind.IGNORED, Reason.PERSON_TOOK_OVER, NOW));
        // then
        assertThat(chatwoot.calls()).isZero();
    }

    @Test
    void shouldCountAndNotPostWhatIsTooOld() throws Exception {
        // when
        run(
                toChatwoot(),
                outcome(
                        ANN,
                        "m-1",
                        Outcome.Kind.PAUSED,
                        Reason.PAUSE_COMMAND,
                        NOW.minus(Duration.ofHours(2))));
        // then
        assertThat(chatwoot.calls()).isZero();
        assertThat(
                        meters.get("caesura.sender.hand.offs")
                                .tag("result", "too-old")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void shouldWaitForTheProcessorAndPostNothingOfWhatItNoLongerKnows() throws Exception {
        // given
        LaneWork work = open(toChatwoot(), left("m-1", Reason.EXIT));
        processor.then(503, "{}").then(404, "{}");
        // when
        Step first = work.step();
        Step second = work.step();
        // then
        assertThat(first).isInstanceOf(Step.Again.class);
        assertThat(second).isEqualTo(Step.done());
        assertThat(chatwoot.talksOf(ANN).get(0).texts().get(0)).doesNotContain("> ");
        assertThat(processor.asked().get(0).header("Authorization")).isEqualTo("Bearer ask-me");
    }

    @Test
    void shouldPostASignedWebhookWithTheSameIdAtEachTry() throws Exception {
        // given
        LaneWork work = open(toTeam(), left("m-1", Reason.GENERATION_OUTAGE));
        processor.then(200, said("hello?")).then(200, said("hello?"));
        team.fail(Fault.DROPPED);
        // when
        Step first = work.step();
        Step second = work.step();
        // then
        assertThat(first).isInstanceOf(Step.Again.class);
        assertThat(second).isEqualTo(Step.done());
        assertThat(team.taken()).hasSize(2);
        assertThat(team.taken().get(0).id()).isEqualTo(team.taken().get(1).id());
        assertThat(team.lastReply().path("conversationId").asString()).isEqualTo(ANN);
        assertThat(team.lastReply().path("reason").asString()).isEqualTo("generation-outage");
        assertThat(team.lastReply().at("/lines/0/text").asString()).isEqualTo("hello?");
    }

    @Test
    void shouldPutAsideWhatTheInboxRefusesForGood() throws Exception {
        // given
        HandOffHandler handler = handler(settings(chatwootSettings(99), null));
        // when
        run(handler, left("m-1", Reason.EXIT));
        // then
        assertThat(refused).containsExactly("chatwoot chatwoot-http-404");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 407, 302})
    void shouldWaitForAPersonWhereAnEndpointLetsNobodyIn(int status) throws Exception {
        try (ScriptedServer endpoint = new ScriptedServer()) {
            // given
            endpoint.then(status, "");
            WebhookSettings webhook =
                    new WebhookSettings(
                            endpoint.url(), Secret.of(TeamServer.SECRET), Duration.ofSeconds(5));
            LaneWork work = open(handler(settings(null, webhook)), left("m-1", Reason.EXIT));
            // when
            Step step = work.step();
            // then
            assertThat(step).isInstanceOf(Step.Again.class);
            assertThat(refused).isEmpty();
        }
    }

    @Test
    void shouldGiveUpWhenTheTimeIsOver() throws Exception {
        // given
        LaneWork work =
                open(
                        toChatwoot(),
                        outcome(
                                ANN,
                                "m-1",
                                Outcome.Kind.PAUSED,
                                Reason.EXIT,
                                NOW.minus(Duration.ofHours(1))));
        chatwoot.failAll(Fault.UNAVAILABLE);
        // when
        Step step = work.step();
        // then
        assertThat(step).isEqualTo(Step.done());
        assertThat(refused).containsExactly("chatwoot chatwoot-http-503");
    }

    @Test
    void shouldRefuseSettingsThatMeanNothing() {
        assertThatThrownBy(
                        () ->
                                new HandOffSettings(
                                        null,
                                        null,
                                        List.of("tired"),
                                        20,
                                        "",
                                        null,
                                        "",
                                        retry(),
                                        guard()))
                .hasMessageContaining("'tired'");
        assertThatThrownBy(() -> settings(chatwootSettings(7), webhook()))
                .hasMessageContaining("one inbox");
    }

    private HandOffHandler toChatwoot() {
        return handler(settings(chatwootSettings(ChatwootServer.INBOX), null));
    }

    private HandOffHandler toTeam() {
        return handler(settings(null, webhook()));
    }

    private ChatwootSettings chatwootSettings(long inbox) {
        return new ChatwootSettings(
                chatwoot.url(),
                Secret.of(ChatwootServer.TOKEN),
                ChatwootServer.ACCOUNT,
                inbox,
                List.of("desk"),
                Duration.ofSeconds(5));
    }

    private WebhookSettings webhook() {
        return new WebhookSettings(team.url(), Secret.of(TeamServer.SECRET), Duration.ofSeconds(5));
    }

    private HandOffSettings settings(
            @Nullable ChatwootSettings chatwoot, @Nullable WebhookSettings webhook) {
        return new HandOffSettings(
                chatwoot,
                webhook,
                List.of(
                        "stale-handed-off",
                        "pause-command",
                        "person-took-over",
                        "exit",
                        "no-draft",
                        "generation-outage"),
                20,
                processor.url().toString(),
                Secret.of("ask-me"),
                "https://console.example/",
                retry(),
                guard());
    }

    private static RetrySettings retry() {
        return new RetrySettings(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofHours(1));
    }

    /** Wide enough that no test opens its circuit. */
    private static GuardSettings guard() {
        return new GuardSettings(
                64, 100, 100, Duration.ofSeconds(30), 3, Duration.ZERO, Duration.ZERO);
    }

    private HandOffHandler handler(HandOffSettings settings) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        SimpleMeterRegistry own = new SimpleMeterRegistry();
        return new HandOffHandler(
                new HandOffParts(
                        settings,
                        Objects.requireNonNull(settings.inbox(new HttpCall(), clock)),
                        new Guards("hand-off", settings.guard(), one -> 1_000, own, clock)
                                .of(new ConversationId("inbox", "test", "all")),
                        (record, inbox, reason, cause) -> refused.add(inbox + " " + reason),
                        new SenderMetrics(meters),
                        clock),
                TOPICS.outcomes().serde());
    }

    private static Outcome left(String messageId, Reason reason) {
        return left(ANN, messageId, reason);
    }

    private static Outcome left(String conversation, String messageId, Reason reason) {
        return outcome(conversation, messageId, Outcome.Kind.PAUSED, reason, NOW);
    }

    private static Outcome outcome(
            String conversation, String id, Outcome.Kind kind, Reason reason, Instant at) {
        return new Outcome(
                Outcome.Subject.MESSAGE, id, conversation, kind, null, reason.code(), null, at);
    }

    private static LaneWork open(HandOffHandler handler, Outcome outcome) {
        return handler.open(
                new ConsumerRecord<>(
                        TOPICS.outcomes().name(),
                        0,
                        0,
                        outcome.conversationId().getBytes(StandardCharsets.UTF_8),
                        TOPICS.outcomes().serde().toBytes(outcome)),
                () -> true);
    }

    private static void run(HandOffHandler handler, Outcome outcome) throws Exception {
        assertThat(open(handler, outcome).step()).isEqualTo(Step.done());
    }

    private static String said(String text) {
        return "{\"history\": [{\"role\": \"contact\", \"type\": \"text\", \"text\": \""
                + text
                + "\", \"at\": \"2026-05-01T09:59:00Z\"}]}";
    }
}

package dev.caesura.sender.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.RecentReply;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.testing.Log;
import dev.caesura.testkit.provider.ChatwootServer;
import dev.caesura.testkit.provider.Fault;
import dev.caesura.testkit.provider.ModelServer;
import dev.caesura.testkit.provider.Taken;
import dev.caesura.testkit.provider.TeamServer;
import dev.caesura.testkit.provider.WhatsAppServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class SenderOnBrokerTest {

    private static final Topics TOPICS = new Topics("it.");
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private static EmbeddedBroker broker;
    private static ConfigurableApplicationContext sender;
    private static Log log;
    private static ModelServer model;
    private static ModelServer embedder;
    private static Path accountsFile;
    private static WhatsAppServer whatsApp;
    private static ChatwootServer chatwoot;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        accountsFile = folder.resolve("accounts.yml");
        writeAccounts("accounts: {}");
        broker = EmbeddedBroker.startTemporary();
        log = Log.create(broker.bootstrapServers(), TOPICS, 4);
        model = new ModelServer();
        embedder = new ModelServer();
        whatsApp = new WhatsAppServer();
        chatwoot = new ChatwootServer();
        sender = SenderApplication.start(settings());
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", broker.bootstrapServers());
        settings.put("caesura.topic-prefix", TOPICS.prefix());
        settings.put("caesura.sender.generation.generator", "template");
        settings.put("caesura.sender.generation.template.delay", "50ms");
        settings.put("caesura.sender.generation.retry.first", "100ms");
        String helper = "caesura.sender.generation.generators.helper.openai.";
        settings.put(helper + "base-url", model.url() + "/v1");
        settings.put(helper + "key", ModelServer.KEY);
        settings.put(helper + "model", "stand-in");
        String accounts = "caesura.sender.accounts.";
        settings.put(accounts + "[web:slow].pace.per-character", "200ms");
        settings.put(accounts + "[web:model].generator", "helper");
        String embedding = accounts + "[web:careful].embedding.";
        settings.put(accounts + "[web:careful].generator", "helper");
        settings.put(embedding + "base-url", embedder.url() + "/v1");
        settings.put(embedding + "key", ModelServer.KEY);
        settings.put(embedding + "model", "stand-in");
        settings.put(accounts + "[web:poor].generator", "helper");
        settings.put(accounts + "[web:refused].generator", "helper");
        settings.put(accounts + "[web:elsewhere].generator", "none");
        String away = "caesura.sender.generation.generators.away.openai.";
        settings.put(away + "base-url", "http://127.0.0.1:1/v1");
        settings.put(away + "key", ModelServer.KEY);
        settings.put(away + "model", "stand-in");
        settings.put(accounts + "[web:away].generator", "away");
        settings.put(accounts + "[web:poor].budget.calls-per-hour", "1");
        settings.put(accounts + "[whatsapp:9].whatsapp.base-url", whatsApp.url());
        settings.put(accounts + "[whatsapp:9].whatsapp.token", WhatsAppServer.TOKEN);
        String handOff = "caesura.sender.hand-off.";
        settings.put(handOff + "chatwoot.base-url", chatwoot.url());
        settings.put(handOff + "chatwoot.token", ChatwootServer.TOKEN);
        settings.put(handOff + "chatwoot.account", ChatwootServer.ACCOUNT);
        settings.put(handOff + "chatwoot.inbox", ChatwootServer.INBOX);
        settings.put("caesura.sender.accounts-file", accountsFile);
        settings.put("caesura.sender.accounts-reload", "50ms");
        settings.put("server.port", "0");
        return settings;
    }

    private static void writeAccounts(String yaml) throws IOException {
        Path next = Files.writeString(accountsFile.resolveSibling("next.yml"), yaml);
        Files.move(next, accountsFile, StandardCopyOption.ATOMIC_MOVE);
    }

    @AfterAll
    static void stop() {
        sender.close();
        model.close();
        embedder.close();
        whatsApp.close();
        chatwoot.close();
        log.close();
        broker.close();
    }

    @Test
    void shouldHandOverToPeopleWhatNobodyAnswers() {
        // given
        String conversation = "whatsapp:9:491709999999";
        chatwoot.fail(Fault.UNAVAILABLE);
        // when
        log.write(TOPICS.outcomes(), leftToAPerson("m-1", conversation));
        // then
        await().until(() -> !chatwoot.talksOf(conversation).isEmpty());
        assertThat(chatwoot.talksOf(conversation).get(0).texts().get(0))
                .contains(Reason.STALE_HANDED_OFF.words());
        assertThat(log.raw(TOPICS.deadLetters()))
                .noneMatch(letter -> conversation.equals(text(letter.key())));
    }

    @Test
    void shouldPutAHandOffAsideThatTheInboxRefuses() {
        // given
        String conversation = "whatsapp:9:" + ChatwootServer.REFUSED;
        // when
        log.write(TOPICS.outcomes(), leftToAPerson("m-2", conversation));
        // then
        ConsumerRecord<byte[], byte[]> letter =
                log.awaitRaw(
                        TOPICS.deadLetters(), record -> conversation.equals(text(record.key())));
        assertThat(text(letter.headers().lastHeader(Headers.SOURCE_TOPIC).value()))
                .isEqualTo("hand-off:chatwoot");
        assertThat(text(letter.headers().lastHeader(Headers.REASON).value()))
                .isEqualTo("chatwoot-http-422");
    }

    private static Outcome leftToAPerson(String messageId, String conversation) {
        return new Outcome(
                Outcome.Subject.MESSAGE,
                messageId,
                conversation,
                Outcome.Kind.PAUSED,
                null,
                Reason.STALE_HANDED_OFF.code(),
                null,
                Instant.now());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void shouldAnswerARequestWithADraft() {
        // when
        log.write(TOPICS.replyRequests(), request("web:shop:ann", "req-1", "are you open?"));
        // then
        ReplyDraft draft = log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-1"));
        assertThat(draft.text()).isNotBlank();
        assertThat(draft.error()).isNull();
        assertThat(draft.generationMillis()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void shouldAskTheModelAgainWhereAFailureMayPass() {
        // given
        model.fail(Fault.UNAVAILABLE, Fault.DROPPED);
        // when
        log.write(TOPICS.replyRequests(), request("web:model:ann", "req-20", "open?"));
        // then
        ReplyDraft draft = log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-20"));
        assertThat(draft.text()).isEqualTo("You asked: open?");
        assertThat(draft.model()).isEqualTo("stand-in");
    }

    @Test
    void shouldTellAnOutageSoonSoThatTheTurnWaits() {
        // when: the account's model does not listen
        log.write(TOPICS.replyRequests(), request("web:away:ann", "req-26", "open?"));
        // then
        ReplyDraft draft = log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-26"));
        assertThat(draft.text()).isNull();
        assertThat(draft.error()).isEqualTo("model-no-answer");
        assertThat(draft.retryable()).isTrue();
        assertThat(draft.generationMillis()).isLessThan(10_000);
    }

    @Test
    void shouldLeaveRequestsToABotThatReadsThemItself() {
        // when
        log.write(TOPICS.replyRequests(), request("web:elsewhere:ann", "req-27", "open?"));
        log.write(TOPICS.replyRequests(), request("web:shop:ann", "req-28", "open?"));
        log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-28"));
        // then
        await().untilAsserted(
                        () ->
                                assertThat(get("/actuator/prometheus"))
                                        .contains(
                                                "caesura_sender_elsewhere_total{account=\"web:elsewhere\"}"
                                                        + " 1"));
        assertThat(log.read(TOPICS.replyDrafts()))
                .noneMatch(draft -> draft.requestId().equals("req-27"));
    }

    @Test
    void shouldNotStartWithoutAGenerator() {
        // given
        Map<String, Object> settings = settings();
        settings.remove("caesura.sender.generation.generator");
        settings.keySet().removeIf(key -> key.endsWith("].generator"));
        settings.remove("caesura.sender.accounts-file");
        // then: says what to write
        assertThatThrownBy(() -> SenderApplication.start(settings).close())
                .hasStackTraceContaining("caesura.sender.generation.generator");
    }

    @Test
    void shouldNeverMakeATextOfAnError() {
        // when: one that a person must mend, and one call more than the account may make
        model.fail(Fault.UNAUTHORIZED);
        log.write(TOPICS.replyRequests(), request("web:refused:bea", "req-21", "open?"));
        ReplyDraft refused = log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-21"));
        log.write(TOPICS.replyRequests(), request("web:poor:ann", "req-22", "one"));
        log.write(TOPICS.replyRequests(), request("web:poor:ann", "req-23", "two"));
        ReplyDraft spent = log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-23"));
        // then
        assertThat(refused.error()).isEqualTo("model-unauthorized");
        assertThat(refused.text()).isNull();
        assertThat(refused.retryable()).isTrue();
        assertThat(spent.error()).isEqualTo("budget-spent");
        assertThat(spent.text()).isNull();
    }

    @Test
    void shouldPutAnEmbeddingsOpinionOnTheDraftAndGoOnWithoutItWhenItFails() {
        // given
        RecentReply recent = new RecentReply("You asked: open?", NOW, "rep-0");
        // when: the endpoint is there, and then it is not
        log.write(TOPICS.replyRequests(), request("web:careful:ann", "req-24", "open?", recent));
        ReplyDraft compared = log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-24"));
        embedder.goDown();
        log.write(TOPICS.replyRequests(), request("web:careful:ann", "req-25", "open?", recent));
        ReplyDraft alone = log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-25"));
        // then
        assertThat(compared.opinions())
                .singleElement()
                .satisfies(
                        opinion -> {
                            assertThat(opinion.replyId()).isEqualTo("rep-0");
                            assertThat(opinion.score()).isBetween(0.999, 1.0);
                        });
        assertThat(alone.text()).isEqualTo("You asked: open?");
        assertThat(alone.opinions()).isEmpty();
    }

    @Test
    void shouldShowTypingAndSendThroughTheChannel() {
        // when
        log.write(TOPICS.replyRequests(), request("whatsapp:9:15550001", "req-30", "hi"));
        log.write(TOPICS.replies(), reply("whatsapp:9:15550001", "rep-30"));
        // then
        DeliveryEvent sent =
                log.await(
                        TOPICS.deliveries(),
                        d -> "rep-30".equals(d.replyId()) && d.status() == DeliveryStatus.SENT);
        assertThat(sent.providerMessageId()).startsWith("wamid.");
        await().until(whatsApp::typing, shown -> shown == 1);
        assertThat(whatsApp.taken()).extracting(Taken::text).containsExactly("Hello!");
    }

    @Test
    void shouldDeliverForAnAccountThatIsAddedWhileItRuns() throws Exception {
        // given
        log.write(TOPICS.replies(), reply("generic:late:ann", "rep-40"));
        log.await(
                TOPICS.deliveries(),
                d -> "rep-40".equals(d.replyId()) && "no-delivery-configured".equals(d.error()));
        try (TeamServer team = new TeamServer()) {
            // when
            writeAccounts(
                    "accounts: {'[generic:late]': {webhook: {url: '%s', secret: '%s'}}}"
                            .formatted(team.url(), TeamServer.SECRET));
            // then
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> {
                                String id = "rep-41-" + System.nanoTime();
                                log.write(TOPICS.replies(), reply("generic:late:ann", id));
                                log.await(
                                        TOPICS.deliveries(),
                                        d ->
                                                id.equals(d.replyId())
                                                        && d.status() != DeliveryStatus.ATTEMPTED);
                                return !team.taken().isEmpty();
                            });
            assertThat(team.taken()).extracting(Taken::to).contains("ann");
        }
    }

    @Test
    void shouldRecordTheAttemptAndThenTheResult() {
        // when
        log.write(TOPICS.replies(), reply("web:shop:bob", "rep-1"));
        // then
        log.await(
                TOPICS.deliveries(),
                d -> "rep-1".equals(d.replyId()) && d.status() == DeliveryStatus.SENT);
        assertThat(deliveries("rep-1"))
                .extracting(DeliveryEvent::status)
                .containsExactly(DeliveryStatus.ATTEMPTED, DeliveryStatus.SENT);
        assertThat(deliveries("rep-1").get(1).providerMessageId()).isEqualTo("rep-1");
    }

    @Test
    void shouldFailAndDeadLetterAReplyThatHasNoDelivery() {
        // when
        log.write(TOPICS.replies(), reply("whatsapp:1:2", "rep-2"));
        // then
        DeliveryEvent failed =
                log.await(
                        TOPICS.deliveries(),
                        d -> "rep-2".equals(d.replyId()) && d.status() == DeliveryStatus.FAILED);
        assertThat(failed.error()).isEqualTo("no-delivery-configured");
        assertThat(failed.retryable()).isFalse();
        ConsumerRecord<byte[], byte[]> letter =
                log.awaitRaw(
                        TOPICS.deadLetters(),
                        r -> "no-delivery-configured".equals(header(r, Headers.REASON)));
        assertThat(header(letter, Headers.SOURCE_TOPIC)).isEqualTo(TOPICS.replies().name());
    }

    @Test
    void shouldNotSendAReplyWhosePersonTookOverMeanwhile() {
        // given: a reply that takes 1.2 s to type
        log.write(TOPICS.replies(), reply("web:slow:joe", "rep-9"));
        // when
        log.write(
                TOPICS.outcomes(),
                new Outcome(
                        Outcome.Subject.TURN,
                        "req-of-rep-9",
                        "web:slow:joe",
                        Outcome.Kind.CANCELLED,
                        "req-of-rep-9",
                        "person",
                        null,
                        Instant.now()));
        log.write(TOPICS.replies(), reply("web:slow:joe", "rep-10"));
        // then: it is not sent, and the next one is
        log.await(
                TOPICS.deliveries(),
                d -> "rep-10".equals(d.replyId()) && d.status() == DeliveryStatus.SENT);
        assertThat(deliveries("rep-9"))
                .extracting(DeliveryEvent::status, DeliveryEvent::error, DeliveryEvent::retryable)
                .containsExactly(tuple(DeliveryStatus.FAILED, "withdrawn", false));
    }

    @Test
    void shouldPutAsideWhatCanNotBeReadAndGoOn() {
        // given
        byte[] garbage = "{not json".getBytes(StandardCharsets.UTF_8);
        byte[] key = "web:shop:eve".getBytes(StandardCharsets.UTF_8);
        // when
        log.writeRaw(TOPICS.replyRequests().name(), key, garbage);
        log.writeRaw(TOPICS.replies().name(), key, garbage);
        log.writeRaw(TOPICS.replies().name(), key, null);
        log.write(TOPICS.replyRequests(), request("web:shop:eve", "req-3", "hello"));
        log.write(TOPICS.replies(), reply("web:shop:eve", "rep-3"));
        // then
        log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-3"));
        log.await(
                TOPICS.deliveries(),
                d -> "rep-3".equals(d.replyId()) && d.status() == DeliveryStatus.SENT);
        assertThat(log.raw(TOPICS.deadLetters()))
                .filteredOn(r -> "unreadable".equals(header(r, Headers.REASON)))
                .hasSize(3)
                .first()
                .satisfies(
                        r -> {
                            assertThat(r.value()).isEqualTo(garbage);
                            assertThat(header(r, Headers.SOURCE_OFFSET)).isNotBlank();
                            assertThat(header(r, Headers.EXCEPTION)).isNotBlank();
                        });
    }

    @Test
    void shouldSayThatItIsHealthyAndCount() throws IOException, InterruptedException {
        // given
        log.write(TOPICS.replyRequests(), request("web:shop:zoe", "req-4", "thanks"));
        log.write(TOPICS.replyRequests(), request("web:model:zoe", "req-5", "thanks"));
        log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-4"));
        log.await(TOPICS.replyDrafts(), d -> d.requestId().equals("req-5"));
        // when
        String health = get("/actuator/health");
        // then
        assertThat(health)
                .contains("\"UP\"")
                .contains("\"requests\":\"")
                .contains("\"deliveries\":\"followed\"")
                .contains("\"web:shop\":\"closed\"");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(get("/actuator/prometheus"))
                                        .contains("caesura_sender_in_flight")
                                        .contains(
                                                "caesura_sender_tokens_total{account=\"web:model\"")
                                        .contains(
                                                "resilience4j_circuitbreaker_state{name=\"generate:web:shop\"")
                                        .contains(
                                                "resilience4j_bulkhead_available_concurrent_calls{name=\"generate:web:shop\"")
                                        .contains(
                                                "resilience4j_ratelimiter_available_permissions{name=\"generate:web:shop\"")
                                        .contains("caesura_sender_generation_seconds_count"));
    }

    private static List<DeliveryEvent> deliveries(String replyId) {
        return log.read(TOPICS.deliveries()).stream()
                .filter(d -> replyId.equals(d.replyId()))
                .toList();
    }

    private static String get(String path) throws IOException, InterruptedException {
        String port = sender.getEnvironment().getProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Reply reply(String conversation, String id) {
        return new Reply(id, "req-of-" + id, conversation, "Hello!", Instant.now(), Map.of());
    }

    private static ReplyRequest request(
            String conversation, String id, String text, RecentReply... recent) {
        String[] parts = conversation.split(":", -1);
        InboundMessage message =
                InboundMessage.builder()
                        .messageId("m-" + id)
                        .channel(parts[0])
                        .account(parts[1])
                        .contact(parts[2])
                        .text(text)
                        .build();
        return new ReplyRequest(
                id,
                conversation,
                1,
                List.of(message),
                NOW,
                NOW,
                NOW,
                CloseReason.INACTIVITY,
                List.of(),
                List.of(recent));
    }
}

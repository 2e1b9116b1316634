package dev.caesura.gateway.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.gateway.trial.GatewayProcess;
import dev.caesura.gateway.trial.Proof;
import dev.caesura.gateway.trial.TopicReader;
import dev.caesura.gateway.trial.WebhookLoad;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway over HTTP, with a real broker that goes away and comes back. */
class GatewayBrokerTest {

    private static final Topics TOPICS = Topics.standard();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** For a machine that has much else to do. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private static EmbeddedBroker broker;
    private static ConfigurableApplicationContext gateway;
    private static URI address;
    private static Path folder;

    @BeforeAll
    static void start(@TempDir Path temporary) {
        folder = temporary;
        broker = EmbeddedBroker.startTemporary();
        TestGateway.createTopics(broker.bootstrapServers(), 3);
        Map<String, Object> settings =
                TestGateway.settings(broker.bootstrapServers(), folder.resolve("spool"));
        settings.put("server.port", 0);
        settings.put("caesura.gateway.request-timeout", "2s");
        gateway = GatewayApplication.start(settings);
        address =
                URI.create(
                        "http://127.0.0.1:"
                                + gateway.getEnvironment().getProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        broker.close();
    }

    @BeforeEach
    void isUp() {
        until(() -> GatewayProcess.healthOf(address).contains("messagesGoTo\":\"kafka"));
    }

    @Test
    void shouldWriteASignedWebhookBeforeAnswering() throws Exception {
        String body = whatsApp("wamid.SIGNED", "16505551234", "Hello");

        HttpResponse<String> answer =
                post("/webhooks/whatsapp", body, "X-Hub-Signature-256", sign(body));

        assertThat(answer.statusCode()).isEqualTo(200);
        ConsumerRecord<byte[], byte[]> record = messageWith("wamid.SIGNED");
        assertThat(new String(record.key(), UTF_8))
                .isEqualTo("whatsapp:106540352242922:16505551234");
        InboundMessage message = TOPICS.messages().serde().fromBytes(record.value());
        assertThat(message.text()).isEqualTo("Hello");
        assertThat(message.receivedAt()).isNotNull();
        assertThat(header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    @Test
    void shouldTakeUpWhatPeopleHaveResolved() throws Exception {
        String body =
                "{\"type\": \"conversation.resolved\", \"data\": {\"conversationId\":"
                        + " \"whatsapp:1:4917\", \"by\": \"Olga\"}}";

        HttpResponse<String> answer =
                post(
                        "/webhooks/generic/load",
                        body,
                        "Authorization",
                        "Bearer " + WebhookLoad.SECRET);

        assertThat(answer.statusCode()).isEqualTo(200);
        List<Command> commands = new ArrayList<>();
        try (LogReader reader =
                new LogReader(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        TOPICS,
                        List.of(TOPICS.commands().name()))) {
            reader.readToEnd(
                    Start.beginning(),
                    entry -> {
                        if (entry.event() instanceof Command command) {
                            commands.add(command);
                        }
                    },
                    (passed, total) -> {});
        }
        assertThat(commands)
                .filteredOn(command -> command.conversationId().equals("whatsapp:1:4917"))
                .singleElement()
                .satisfies(
                        resume -> {
                            assertThat(resume.command()).isEqualTo(Command.Name.RESUME);
                            assertThat(resume.parameters())
                                    .containsEntry(Command.OF, Command.HAND_OFF);
                            assertThat(resume.by()).isEqualTo("Olga");
                        });
    }

    @Test
    void shouldHandATraceOn() throws Exception {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        HttpRequest request =
                request("/webhooks/generic/load")
                        .header("Authorization", "Bearer " + WebhookLoad.SECRET)
                        .header("traceparent", trace)
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"id\":\"traced\",\"contact\":\"t\",\"text\":\"Hi\"}"))
                        .build();

        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(header(messageWith("traced"), "traceparent")).isEqualTo(trace);
    }

    @Test
    void shouldHoldAnAccountToItsRate() throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(
                    post(
                            "/webhooks/generic/limited",
                            "{\"id\":\"limited-%d\",\"contact\":\"l\",\"text\":\"Hi\"}"
                                    .formatted(i),
                            "Authorization",
                            "Bearer " + WebhookLoad.SECRET));
        }

        assertThat(answers.get(0).statusCode()).isEqualTo(200);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .isNotEmpty()
                .allSatisfy(
                        answer ->
                                assertThat(answer.headers().firstValue("Retry-After"))
                                        .contains("1"));
    }

    @Test
    void shouldNotWaitForASlowClientForEver() throws Exception {
        try (Socket slow = new Socket("127.0.0.1", address.getPort())) {
            slow.setSoTimeout(20_000);
            slow.getOutputStream()
                    .write(
                            ("POST /webhooks/generic/load HTTP/1.1\r\nHost: x\r\n"
                                            + "Content-Length: 100\r\n\r\nhalf")
                                    .getBytes(UTF_8));

            String answer = new String(slow.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void shouldTellNothingButTheStatusToWhoDoesNotBelong() throws Exception {
        String body = whatsApp("wamid.FORGED", "1", "Let me in");

        HttpResponse<String> wrong =
                post("/webhooks/whatsapp", body, "X-Hub-Signature-256", "sha256=00");
        HttpResponse<String> missing = post("/webhooks/whatsapp", body, "X-None", "x");
        HttpResponse<String> unknown = post("/webhooks/pigeon", body, "X-None", "x");
        HttpResponse<String> unconfigured = post("/webhooks/generic/other", body, "X-None", "x");

        assertThat(List.of(wrong.statusCode(), missing.statusCode())).containsOnly(401);
        assertThat(List.of(unknown.statusCode(), unconfigured.statusCode())).containsOnly(404);
        assertThat(wrong.body() + missing.body() + unknown.body() + unconfigured.body()).isEmpty();
        assertThat(get("/actuator/prometheus").body())
                .contains(
                        "caesura_gateway_rejections_total{channel=\"whatsapp\",reason=\"signature-wrong\"}",
                        "caesura_gateway_rejections_total{channel=\"none\",reason=\"unknown-channel\"}")
                .doesNotContain(TestGateway.APP_SECRET, "pigeon");
    }

    @Test
    void shouldRefuseATooLongBodyWhateverItSaysOfItsLength() throws Exception {
        byte[] tooLong = new byte[3 * 1024 * 1024 + 1];
        Arrays.fill(tooLong, (byte) 'x');

        HttpResponse<String> stated =
                CLIENT.send(
                        request("/webhooks/generic/load")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(tooLong))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> chunked =
                CLIENT.send(
                        request("/webhooks/generic/load")
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(tooLong)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(stated.statusCode()).isEqualTo(413);
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void shouldBoundWhatAVisitorSendsOnABrokerWithDefaultLimits() throws Exception {
        // when: a long id, one that is longer than a record, and a contact that is too long
        int longId = postWeb("i".repeat(400_000), "bounded").statusCode();
        int longerId = postWeb("i".repeat(1_200_000), "bounded").statusCode();
        HttpResponse<String> longContact = postWeb("bounded-2", "c".repeat(513));

        // then
        assertThat(longId).isEqualTo(200);
        InboundMessage message =
                TOPICS.messages().serde().fromBytes(messageWith("web:demo:bounded").value());
        assertThat(message.messageId()).matches("sha256:[0-9a-f]{64}");
        assertThat(longerId).isEqualTo(413);
        assertThat(longContact.statusCode()).isEqualTo(413);
        assertThat(longContact.body())
                .isEqualTo("The contact has 513 bytes; at most 512 are allowed\n");
        assertThat(TopicReader.readAll(broker.bootstrapServers(), TOPICS.deadLetters()))
                .filteredOn(letter -> header(letter, Headers.REASON).equals("too-large"))
                .extracting(letter -> header(letter, Headers.CHANNEL))
                .contains("web");
    }

    private static HttpResponse<String> postWeb(String id, String contact) throws Exception {
        String body =
                "{\"messageId\":\"%s\",\"contact\":\"%s\",\"text\":\"Hi\"}".formatted(id, contact);
        return post("/webhooks/web", body, "X-None", "x");
    }

    @Test
    void shouldAnswerTheHandshakeWithItsChallengeOnly() throws Exception {
        String path = "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1158201444";

        HttpResponse<String> right = get(path + "&hub.verify_token=" + TestGateway.VERIFY_TOKEN);
        HttpResponse<String> wrong = get(path + "&hub.verify_token=guess");

        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).isEqualTo("1158201444");
        assertThat(wrong.statusCode()).isEqualTo(403);
    }

    @Test
    void shouldKeepWhatItCannotReadAsADeadLetter() throws Exception {
        String body = "{\"not whatsapp";

        HttpResponse<String> whatsApp =
                post("/webhooks/whatsapp", body, "X-Hub-Signature-256", sign(body));
        HttpResponse<String> generic =
                post("/webhooks/generic/load", body, "Authorization", "Bearer load-secret");

        assertThat(whatsApp.statusCode()).isEqualTo(200);
        assertThat(generic.statusCode()).isEqualTo(400);
        List<ConsumerRecord<byte[], byte[]>> letters =
                TopicReader.readAll(broker.bootstrapServers(), TOPICS.deadLetters());
        assertThat(letters)
                .filteredOn(letter -> new String(letter.value(), UTF_8).equals(body))
                .extracting(letter -> header(letter, Headers.SOURCE_TOPIC))
                .contains("webhook:whatsapp", "webhook:generic");
        assertThat(letters)
                .allSatisfy(letter -> assertThat(header(letter, Headers.REASON)).isNotEmpty());
    }

    @Test
    void shouldRefuseWhatNamesNoSideForAReasonOfItsOwn() throws Exception {
        String body =
                "{\"id\": \"side-1\", \"contact\": \"ana\", \"text\": \"Hi\", \"direction\": \"sideways\"}";

        HttpResponse<String> answer =
                post("/webhooks/generic/load", body, "Authorization", "Bearer load-secret");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TopicReader.readAll(broker.bootstrapServers(), TOPICS.deadLetters()))
                .filteredOn(letter -> new String(letter.value(), UTF_8).equals(body))
                .extracting(letter -> header(letter, Headers.REASON))
                .containsExactly("direction-unknown");
    }

    @Test
    void shouldShowItsSecretsNowhere() throws Exception {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        logged.start();
        root.addAppender(logged);
        try {
            // when: a webhook that is taken, one that is refused, and one that can't be read
            String body = whatsApp("wamid.QUIET", "1", "Hello");
            post("/webhooks/whatsapp", body, "X-Hub-Signature-256", sign(body));
            post("/webhooks/whatsapp", body, "X-Hub-Signature-256", "sha256=00");
            post("/webhooks/generic/load", "{quiet", "Authorization", "Bearer load-secret");
            get("/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1&hub.verify_token=guess");
        } finally {
            root.detachAppender(logged);
        }
        // then
        StringBuilder shown = new StringBuilder();
        logged.list.forEach(event -> shown.append(event.getFormattedMessage()).append('\n'));
        for (String path : List.of("/actuator", "/actuator/health", "/actuator/prometheus")) {
            shown.append(get(path).body());
        }
        for (var letter : TopicReader.readAll(broker.bootstrapServers(), TOPICS.deadLetters())) {
            shown.append(new String(letter.value(), UTF_8));
            letter.headers().forEach(h -> shown.append(new String(h.value(), UTF_8)));
        }
        assertThat(shown.toString())
                .contains("{quiet")
                .doesNotContain(TestGateway.APP_SECRET, WebhookLoad.SECRET)
                .doesNotContain(
                        TestGateway.VERIFY_TOKEN, sign(whatsApp("wamid.QUIET", "1", "Hello")));
    }

    @Test
    void shouldShowAPageTheReplyOnceItIsSent() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> stream =
                CLIENT.send(
                        request("/web/demo/ana/events").build(),
                        HttpResponse.BodyHandlers.ofLines());
        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(() -> stream.body().forEach(lines::add));
        until(() -> lines.contains(":ready"));

        Instant now = Instant.now();
        send(TOPICS.deliveries(), delivery("r2", DeliveryStatus.SENT, now));
        send(TOPICS.replies(), new Reply("r2", "q2", "web:demo:ana", "Second", now, Map.of()));
        send(TOPICS.replies(), new Reply("r1", "q1", "web:demo:ana", "First", now, Map.of()));
        send(TOPICS.replies(), new Reply("r3", "q3", "web:demo:ana", "Never sent", now, Map.of()));
        send(TOPICS.deliveries(), delivery("r1", DeliveryStatus.ATTEMPTED, now));
        send(TOPICS.deliveries(), delivery("r1", DeliveryStatus.SENT, now));

        until(() -> shows(lines, "First") && shows(lines, "Second"));
        assertThat(shows(lines, "Never sent")).isFalse();
        stream.body().close();
        assertThat(reading).failsWithin(Duration.ofSeconds(5));
    }

    private static boolean shows(List<String> lines, String text) {
        return lines.stream().anyMatch(line -> line.startsWith("data:") && line.contains(text));
    }

    @Test
    void shouldLoseAndReorderNothingWhenTheBrokerGoesAndComesBack() {
        try (WebhookLoad load = new WebhookLoad(address, 100, 200)) {
            untilAccepted(load, 200);
            broker.kill();
            untilAccepted(load, load.acceptedSoFar() + 800);
            assertThat(GatewayProcess.healthOf(address)).contains("DEGRADED", "spooledRecords");
            broker.launch();
            until(() -> GatewayProcess.healthOf(address).contains("messagesGoTo\":\"kafka"));
            broker.stop();
            untilAccepted(load, load.acceptedSoFar() + 200);
            broker.start();
            until(() -> GatewayProcess.healthOf(address).contains("messagesGoTo\":\"kafka"));
            untilAccepted(load, load.acceptedSoFar() + 200);
            load.stop();
            until(load::isQuiet);

            Proof proof = Proof.of(broker.bootstrapServers(), load.accepted());

            assertThat(proof.lost()).isEmpty();
            assertThat(proof.reordered()).isEmpty();
            assertThat(load.errorCounts()).isEmpty();
        }
    }

    @Test
    void shouldLoseNothingWhenKilledWhileSpooling() throws Exception {
        Map<String, Object> settings =
                TestGateway.settings(broker.bootstrapServers(), folder.resolve("killed"));
        try (GatewayProcess killed =
                new GatewayProcess(settings, freePort(), folder.resolve("killed.log"))) {
            until(killed::isUp);
            broker.kill();
            try (WebhookLoad load = new WebhookLoad(killed.address(), 50, 150)) {
                untilAccepted(load, 450);
                killed.kill();
                killed.restart();
                until(killed::isUp);
                untilAccepted(load, load.acceptedSoFar() + 150);
                broker.launch();
                until(() -> killed.health().contains("messagesGoTo\":\"kafka"));
                killed.kill();
                killed.restart();
                until(() -> killed.health().contains("messagesGoTo\":\"kafka"));
                load.stop();
                until(load::isQuiet);

                Proof proof = Proof.of(broker.bootstrapServers(), load.accepted());

                assertThat(proof.lost()).isEmpty();
                assertThat(proof.reordered()).isEmpty();
            }
        }
    }

    @Test
    void shouldAnswerAsTheOpenApiDocumentSays() throws Exception {
        for (OpenApi.Operation operation : OpenApi.operations()) {
            HttpRequest request =
                    request(operation.examplePath())
                            .method(operation.method(), HttpRequest.BodyPublishers.noBody())
                            .build();

            HttpResponse<?> answer =
                    CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofPublisher()).get();

            assertThat(operation.statuses())
                    .as("%s %s", operation.method(), operation.examplePath())
                    .contains(answer.statusCode());
            assertThat(answer.statusCode()).isNotEqualTo(405);
        }
    }

    private static DeliveryEvent delivery(String replyId, DeliveryStatus status, Instant at) {
        return new DeliveryEvent(replyId, null, "web:demo:ana", status, null, at, null, false);
    }

    private static <E extends Event> void send(Topic<E> topic, E event) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            byte[] key = event.conversationId().getBytes(UTF_8);
            producer.send(new ProducerRecord<>(topic.name(), key, topic.serde().toBytes(event)))
                    .get();
        }
    }

    private static ConsumerRecord<byte[], byte[]> messageWith(String id) {
        return TopicReader.readAll(broker.bootstrapServers(), TOPICS.messages().name()).stream()
                .filter(record -> new String(record.value(), UTF_8).contains(id))
                .findFirst()
                .orElseThrow();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static String whatsApp(String id, String from, String text) {
        return """
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":\
        {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881",\
        "phone_number_id":"106540352242922"},"messages":[{"from":"%s","id":"%s",\
        "timestamp":"1749416383","type":"text","text":{"body":"%s"}}]}}]}]}\
        """
                .formatted(from, id, text);
    }

    private static String sign(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TestGateway.APP_SECRET.getBytes(UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> post(String path, String body, String name, String value)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request(path)
                        .header(name, value)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void untilAccepted(WebhookLoad load, long count) {
        await().atMost(LONG_ENOUGH)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () ->
                                assertThat(load.acceptedSoFar())
                                        .as("errors %s", load.errorCounts())
                                        .isGreaterThanOrEqualTo(count));
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(LONG_ENOUGH)
                .pollInterval(Duration.ofMillis(50))
                .until(condition::getAsBoolean);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

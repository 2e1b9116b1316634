package dev.caesura.processor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.processor.query.ConversationView;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.serde.Json;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances of the service on one broker. */
class ProcessorServiceTest {

    private static final String TOKEN = "let-me-in";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int CONTACTS = 12;

    private static EmbeddedBroker broker;

    private static final List<ConfigurableApplicationContext> INSTANCES = new ArrayList<>();

    private static List<Integer> ports;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        broker = EmbeddedBroker.startTemporary();
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin, Topics.standard()).create(4, (short) 1);
        }
        ports = List.of(freePort(), freePort());
        for (int port : ports) {
            start("caesura-processor", folder, port);
        }
        try (var producer =
                new KafkaProducer<byte[], byte[]>(
                        client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < CONTACTS; i++) {
                send(producer, "contact" + i);
            }
        }
    }

    @AfterAll
    static void stop() {
        INSTANCES.forEach(ConfigurableApplicationContext::close);
        broker.close();
    }

    @Test
    void shouldAnswerForEveryConversationWhicheverInstanceIsAsked() throws Exception {
        for (int port : ports) {
            for (int i = 0; i < CONTACTS; i++) {
                String path = "/conversations/web:shop:contact" + i;
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> get(port, path, TOKEN).statusCode() == 200);
                ConversationView view =
                        Json.mapper()
                                .readValue(get(port, path, TOKEN).body(), ConversationView.class);
                assertThat(view.standing()).isEqualTo("open");
                assertThat(view.openBursts()).hasSize(1);
                assertThat(view.history()).extracting("text").containsExactly("hello");
            }
        }
    }

    @Test
    void shouldListWhatIsOpenOnAllInstances() {
        for (int port : ports) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    Json.mapper()
                                                            .readValue(
                                                                    get(
                                                                                    port,
                                                                                    "/conversations",
                                                                                    TOKEN)
                                                                            .body(),
                                                                    ConversationView[].class))
                                            .hasSize(CONTACTS));
        }
    }

    @Test
    void shouldLetInNobodyWithoutTheToken() throws Exception {
        assertThat(get(ports.get(0), "/conversations", "guess").statusCode()).isEqualTo(401);
        assertThat(get(ports.get(0), "/conversations", "").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldSayWhatIsWrongWithAQuestion() throws Exception {
        assertThat(get(ports.get(0), "/conversations/nonsense", TOKEN).statusCode()).isEqualTo(400);
        assertThat(get(ports.get(0), "/conversations?limit=0", TOKEN).statusCode()).isEqualTo(400);
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                get(ports.get(0), "/conversations/web:a:b", TOKEN).statusCode()
                                        == 404);
    }

    @Test
    void shouldTellItsHealthAndMetrics() throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get(ports.get(0), "/actuator/health", "").statusCode() == 200);
        assertThat(get(ports.get(0), "/actuator/prometheus", "").body())
                .contains("kafka_stream", "caesura");
    }

    @Test
    void shouldStopAtStateOfALaterVersion(@TempDir Path state) throws Exception {
        // given
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        String changelog = "later-caesura-conversations-changelog";
        try (Admin admin = Admin.create(client);
                var producer =
                        new KafkaProducer<byte[], byte[]>(
                                client, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(changelog, 4, (short) 1)
                                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
            byte[] key = "web:shop:ada".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(changelog, key, new byte[] {100, 0})).get();
        }

        // when
        int port = freePort();
        try (ConfigurableApplicationContext instance = start("later", state, port)) {

            // then
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> get(port, "/actuator/health", "").statusCode() == 503);
            assertThat(instance.getBean(ProcessorLifecycle.class).state())
                    .isIn(KafkaStreams.State.PENDING_ERROR, KafkaStreams.State.ERROR);
        }
    }

    @Test
    void shouldRestoreStateWhoseFilesAreDamaged(@TempDir Path state) throws Exception {
        // given
        int port = freePort();
        String path = "/conversations/web:shop:contact0";
        ConfigurableApplicationContext before = start("damaged", state, port);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get(port, path, TOKEN).statusCode() == 200);
        before.close();
        assertThat(damage(state)).isPositive();

        // when
        try (ConfigurableApplicationContext after = start("damaged", state, port)) {

            // then
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> get(port, path, TOKEN).statusCode() == 200);
            assertThat(after.isRunning()).isTrue();
        }
    }

    /** Overwrites bytes in each table file, and says how many there are. */
    private static int damage(Path state) throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            List<Path> tables = files.filter(one -> one.toString().endsWith(".sst")).toList();
            for (Path table : tables) {
                try (RandomAccessFile file = new RandomAccessFile(table.toFile(), "rw")) {
                    file.seek(file.length() / 2);
                    file.write(new byte[64]);
                }
            }
            return tables.size();
        }
    }

    private static ConfigurableApplicationContext start(
            String applicationId, Path folder, int port) {
        ConfigurableApplicationContext instance =
                ProcessorApplication.start(
                        Map.of(
                                "caesura.bootstrap-servers",
                                broker.bootstrapServers(),
                                "caesura.processor.application-id",
                                applicationId,
                                "caesura.processor.state-dir",
                                folder.resolve("" + port).toString(),
                                "caesura.processor.threads",
                                1,
                                "caesura.processor.policy.gap",
                                "10m",
                                "caesura.processor.query.token",
                                TOKEN,
                                "caesura.processor.query.address",
                                "127.0.0.1:" + port,
                                "server.address",
                                "127.0.0.1",
                                "server.port",
                                port));
        INSTANCES.add(instance);
        return instance;
    }

    private static HttpResponse<String> get(int port, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(15));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String contact) {
        InboundMessage message =
                InboundMessage.builder()
                        .messageId("m-" + contact)
                        .channel("web")
                        .account("shop")
                        .contact(contact)
                        .text("hello")
                        .build();
        producer.send(
                new ProducerRecord<>(
                        Topics.standard().messages().name(),
                        message.conversationId().getBytes(StandardCharsets.UTF_8),
                        Topics.standard().messages().serde().toBytes(message)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

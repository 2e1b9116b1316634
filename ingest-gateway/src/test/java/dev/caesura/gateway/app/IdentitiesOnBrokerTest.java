package dev.caesura.gateway.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.gateway.trial.GatewayProcess;
import dev.caesura.gateway.trial.WebhookLoad;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Two gateways, one after the other, on a real broker: what the first learnt, the second knows. */
class IdentitiesOnBrokerTest {

    private static final Topics TOPICS = Topics.standard();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.startTemporary();
        TestGateway.createTopics(broker.bootstrapServers(), 3);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldKnowAfterARestartWhoseIdItIs(@TempDir Path folder) throws Exception {
        post(
                folder.resolve("first"),
                bridged("K1", "\"77@lid\", \"remoteJidAlt\": \"4915100@s.whatsapp.net\""));

        post(folder.resolve("second"), bridged("K2", "\"4915100@s.whatsapp.net\""));

        List<InboundMessage> messages = messages();
        assertThat(messages).extracting(InboundMessage::messageId).containsExactly("K1", "K2");
        assertThat(messages)
                .extracting(InboundMessage::conversationId)
                .containsOnly("generic:load:77@lid");
        assertThat(messages.get(1).route()).containsEntry("contact", "4915100@s.whatsapp.net");
    }

    private static String bridged(String id, String chat) {
        return "{\"event\": \"messages.upsert\", \"instance\": \"shop\", \"data\": {\"key\": {\"id\": \"%s\", \"fromMe\": false, \"remoteJid\": %s}, \"message\": {\"conversation\": \"Open?\"}}}"
                .formatted(id, chat);
    }

    /** Each webhook meets a gateway that has just started. */
    private static void post(Path folder, String body) throws IOException, InterruptedException {
        Map<String, Object> settings = TestGateway.settings(broker.bootstrapServers(), folder);
        settings.put("server.port", 0);
        settings.put("caesura.gateway.identities-within", "60s");
        settings.put("caesura.gateway.acknowledge-within", "60s");
        try (ConfigurableApplicationContext gateway = GatewayApplication.start(settings)) {
            String port = gateway.getEnvironment().getProperty("local.server.port");
            URI address = URI.create("http://127.0.0.1:" + port);
            // Before its first contact with Kafka, the spool would take the webhook.
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> GatewayProcess.healthOf(address).contains("\"kafka\""));
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("/webhooks/generic/load"))
                            .header("Authorization", "Bearer " + WebhookLoad.SECRET)
                            .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
                            .build();
            HttpResponse<String> answer =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private static List<InboundMessage> messages() {
        List<InboundMessage> found = new ArrayList<>();
        try (LogReader reader =
                new LogReader(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        TOPICS,
                        List.of(TOPICS.messages().name()))) {
            reader.readToEnd(
                    Start.beginning(),
                    entry -> {
                        if (entry.event() instanceof InboundMessage message) {
                            found.add(message);
                        }
                    },
                    (passed, total) -> {});
        }
        return found;
    }
}

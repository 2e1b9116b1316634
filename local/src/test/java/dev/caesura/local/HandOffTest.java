package dev.caesura.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.app.SenderApplication;
import dev.caesura.testkit.provider.TeamServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A conversation that nobody answers goes to people's inbox, and comes back when it is resolved.
 */
@ExtendWith(RunningDemo.class)
class HandOffTest {

    private static final String MAX = "generic:desk:max";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Demo demo;
    private final WrittenLog log;

    HandOffTest(Demo demo) {
        this.demo = demo;
        this.log = new WrittenLog(demo.bootstrapServers());
    }

    @Test
    void shouldHandAConversationToPeopleAndTakeItUpAgain() throws Exception {
        try (TeamServer inbox = new TeamServer();
                var sender = SenderApplication.start(settings(inbox))) {
            assertThat(sender.isRunning()).isTrue();
            // given
            say("m1", "are you open?");
            await().atMost(PATIENCE).until(() -> log.wasAnswered(MAX));

            // when
            command(Command.Name.PAUSE);
            say("m2", "I want to talk to somebody");

            // then
            await().atMost(PATIENCE).until(() -> !inbox.taken().isEmpty());
            assertThat(inbox.lastReply().path("conversationId").asString()).isEqualTo(MAX);
            assertThat(inbox.lastReply().path("reason").asString()).isEqualTo("pause-command");
            assertThat(inbox.lastReply().path("lines").findValuesAsString("text"))
                    .contains("are you open?", "I want to talk to somebody");
            assertThat(inbox.lastReply().path("messageIds").get(0).asString()).isEqualTo("m2");

            // when
            post(
                    "{\"type\": \"conversation.resolved\", \"data\": {\"conversationId\": \""
                            + MAX
                            + "\", \"by\": \"Olga\"}}");
            await().atMost(PATIENCE).until(() -> log.wasCommanded(MAX, Command.Name.RESUME));
            say("m3", "and on Sunday?");

            // then
            await().atMost(PATIENCE).until(() -> log.repliesOf(MAX).size() == 2);
            assertThat(inbox.taken()).hasSize(1);
        }
    }

    private Map<String, Object> settings(TeamServer inbox) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", demo.bootstrapServers());
        settings.put("caesura.sender.generation.generator", "template");
        settings.put("caesura.sender.deliver-to-log", true);
        settings.put("caesura.sender.hand-off.webhook.url", inbox.url());
        settings.put("caesura.sender.hand-off.webhook.secret", TeamServer.SECRET);
        settings.put("caesura.sender.hand-off.processor-url", demo.processor());
        settings.put("caesura.sender.hand-off.processor-token", Demo.SECRET);
        settings.put("server.port", 0);
        settings.put("spring.jmx.enabled", false);
        return settings;
    }

    private void say(String id, String text) {
        post("{\"messageId\": \"%s\", \"contact\": \"max\", \"text\": \"%s\"}".formatted(id, text));
    }

    /** As a channel does it: what a busy gateway answers 503 comes again. */
    private void post(String body) {
        await().atMost(PATIENCE).until(() -> posted(body), status -> status == 200);
    }

    private int posted(String body) throws IOException, InterruptedException {
        var answer =
                client.send(
                        HttpRequest.newBuilder(demo.page().resolve("webhooks/generic/desk"))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + Demo.SECRET)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
        return answer.statusCode();
    }

    private void command(Command.Name name) {
        var topic = Topics.standard().commands();
        Command command = new Command("c-" + name, MAX, name, Map.of(), "olga", Instant.now());
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", (Object) demo.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(
                            topic.name(), MAX.getBytes(UTF_8), topic.serde().toBytes(command)));
            producer.flush();
        }
    }
}

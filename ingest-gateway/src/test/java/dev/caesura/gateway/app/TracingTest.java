package dev.caesura.gateway.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.gateway.trial.TopicReader;
import dev.caesura.gateway.trial.WebhookLoad;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.service.TracingSwitch;
import dev.caesura.testkit.provider.TraceCollector;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Traces, with a receiver that takes what an OpenTelemetry collector would. */
class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    @Test
    void shouldContinueTheCallersTraceOnTheRecordAndExportItsOwnSpan(@TempDir Path folder)
            throws Exception {
        try (TraceCollector collector = new TraceCollector();
                EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            TestGateway.createTopics(broker.bootstrapServers(), 1);
            Map<String, Object> settings = TestGateway.settings(broker.bootstrapServers(), folder);
            settings.put(TracingSwitch.ENDPOINT, collector.endpoint());
            try (ConfigurableApplicationContext gateway = start(settings)) {
                HttpResponse<String> answer = post(gateway, "contact-of-mine");

                assertThat(answer.statusCode()).isEqualTo(200);
                String span = spanOnTheRecord(broker);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> collector.hasOneBatchWith(TRACE, span));
                assertThat(collector.batches())
                        .anyMatch(
                                batch -> batch.contains("http post /webhooks/{channel}/{account}"))
                        .noneMatch(batch -> batch.contains("contact-of-mine"))
                        .noneMatch(batch -> batch.contains(WebhookLoad.SECRET));
            }
        }
    }

    @Test
    void shouldSetUpNothingWithoutAnEndpoint(@TempDir Path folder) {
        Map<String, Object> settings = TestGateway.settings("127.0.0.1:1", folder);

        try (ConfigurableApplicationContext gateway = start(settings)) {
            assertThat(gateway.getBeanProvider(Tracer.class)).isEmpty();
        }
    }

    private static ConfigurableApplicationContext start(Map<String, Object> settings) {
        settings.put("server.port", 0);
        return GatewayApplication.start(settings);
    }

    private static HttpResponse<String> post(ConfigurableApplicationContext gateway, String contact)
            throws Exception {
        String port = gateway.getEnvironment().getProperty("local.server.port");
        String body = "{\"id\":\"traced\",\"contact\":\"%s\",\"text\":\"Hi\"}".formatted(contact);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + port
                                                        + "/webhooks/generic/load"))
                                .header("Authorization", "Bearer " + WebhookLoad.SECRET)
                                .header("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** The span that the record names: of the caller's trace, but not the caller's own. */
    private static String spanOnTheRecord(EmbeddedBroker broker) {
        String topic = Topics.standard().messages().name();
        ConsumerRecord<byte[], byte[]> record =
                await().atMost(Duration.ofSeconds(60))
                        .until(
                                () -> TopicReader.readAll(broker.bootstrapServers(), topic),
                                found -> !found.isEmpty())
                        .get(0);
        String traceparent =
                new String(record.headers().lastHeader(Headers.TRACEPARENT).value(), UTF_8);
        assertThat(traceparent).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
        String span = traceparent.substring(36, 52);
        assertThat(span).isNotEqualTo(CALLER);
        return span;
    }
}

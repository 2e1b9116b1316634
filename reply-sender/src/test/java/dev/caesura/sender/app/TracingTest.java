package dev.caesura.sender.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.testing.Log;
import dev.caesura.service.TracingSwitch;
import dev.caesura.testkit.provider.TraceCollector;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Traces, with a receiver that takes what an OpenTelemetry collector would. */
class TracingTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + PARENT + "-01";
    private static final Header[] TRACED = {
        new RecordHeader(Headers.TRACEPARENT, TRACEPARENT.getBytes(UTF_8)),
        new RecordHeader(Headers.TRACESTATE, "vendor=x".getBytes(UTF_8))
    };

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.startTemporary();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldContinueTheRecordsTraceAndExportASpanOfItsOwn() throws Exception {
        Topics topics = new Topics("traced.");
        Map<String, Object> settings = settings(topics);
        try (TraceCollector collector = start(settings);
                Log log = Log.create(broker.bootstrapServers(), topics, 1);
                ConfigurableApplicationContext sender = SenderApplication.start(settings)) {
            // when
            askForHealth(sender);
            log.write(topics.replyRequests(), request(), TRACED);
            log.write(topics.replies(), reply("rep-1", "web:shop:contact-of-mine"), TRACED);
            // then: spans of the trace, of which the sender's own are exported
            String generation = span(records(log, topics.replyDrafts().name(), 1).get(0));
            List<ConsumerRecord<byte[], byte[]>> events =
                    records(log, topics.deliveries().name(), 2);
            String delivery = span(events.get(0));
            assertThat(span(events.get(1))).isEqualTo(delivery);
            assertThat(List.of(generation, delivery)).doesNotHaveDuplicates();
            assertThat(List.of(generation, delivery)).doesNotContain(PARENT);
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    collector.hasOneBatchWith(TRACE, generation, PARENT)
                                            && collector.hasOneBatchWith(TRACE, delivery, PARENT));
            assertThat(collector.batches())
                    .anyMatch(batch -> batch.contains("generate reply"))
                    .anyMatch(batch -> batch.contains("deliver reply"))
                    .noneMatch(batch -> batch.contains("http get"))
                    .noneMatch(batch -> batch.contains("contact-of-mine"))
                    .noneMatch(batch -> batch.contains("text-of-mine"));
            // when: nothing is set for its channel
            log.write(topics.replies(), reply("rep-2", "telegram:1:2"), TRACED);
            // then
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    collector.batches().stream()
                                            .anyMatch(b -> b.contains("no-delivery-configured")));
        }
    }

    @Test
    void shouldPassTheTraceOnAsItIsWithoutAnEndpoint() {
        Topics topics = new Topics("untraced.");
        try (Log log = Log.create(broker.bootstrapServers(), topics, 1);
                ConfigurableApplicationContext sender = SenderApplication.start(settings(topics))) {
            // when
            log.write(topics.replyRequests(), request(), TRACED);
            log.write(topics.replies(), reply("rep-1", "web:shop:contact-of-mine"), TRACED);
            // then
            assertThat(sender.getBeanProvider(Tracer.class)).isEmpty();
            assertThat(records(log, topics.replyDrafts().name(), 1))
                    .allSatisfy(TracingTest::assertPassedOn);
            assertThat(records(log, topics.deliveries().name(), 2))
                    .allSatisfy(TracingTest::assertPassedOn);
        }
    }

    private static TraceCollector start(Map<String, Object> settings) {
        TraceCollector collector = new TraceCollector();
        settings.put(TracingSwitch.ENDPOINT, collector.endpoint());
        return collector;
    }

    private static Map<String, Object> settings(Topics topics) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", broker.bootstrapServers());
        settings.put("caesura.sender.generation.generator", "template");
        settings.put("caesura.topic-prefix", topics.prefix());
        settings.put("caesura.sender.generation.template.delay", "1ms");
        settings.put("management.tracing.sampling.probability", 1);
        settings.put("server.port", 0);
        return settings;
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(Log log, String topic, int count) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> log.raw(topic), found -> found.size() == count);
    }

    /** The span that a record names. */
    private static String span(ConsumerRecord<byte[], byte[]> record) {
        assertThat(header(record, Headers.TRACESTATE)).isEqualTo("vendor=x");
        String traceparent = header(record, Headers.TRACEPARENT);
        assertThat(traceparent).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
        return traceparent.substring(36, 52);
    }

    private static void assertPassedOn(ConsumerRecord<byte[], byte[]> record) {
        assertThat(header(record, Headers.TRACEPARENT)).isEqualTo(TRACEPARENT);
        assertThat(header(record, Headers.TRACESTATE)).isEqualTo("vendor=x");
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        assertThat(record.headers().headers(name)).hasSize(1);
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static void askForHealth(ConfigurableApplicationContext sender) throws Exception {
        String port = sender.getEnvironment().getProperty("local.server.port");
        URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(health).build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static Reply reply(String id, String conversation) {
        return new Reply(id, "req-1", conversation, "text-of-mine", NOW, Map.of());
    }

    private static ReplyRequest request() {
        InboundMessage message =
                InboundMessage.builder()
                        .messageId("m-1")
                        .channel("web")
                        .account("shop")
                        .contact("contact-of-mine")
                        .text("text-of-mine")
                        .build();
        return new ReplyRequest(
                "req-1",
                "web:shop:contact-of-mine",
                1,
                List.of(message),
                NOW,
                NOW,
                NOW,
                CloseReason.INACTIVITY,
                List.of(),
                List.of());
    }
}

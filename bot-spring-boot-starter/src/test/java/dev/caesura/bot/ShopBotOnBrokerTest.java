package dev.caesura.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.serde.InboundMessageSerde;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.spring.StreamsNodes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A Boot application with both starters and a bot of a few lines, on a real broker. */
class ShopBotOnBrokerTest {

    private static final Topics TOPICS = Topics.standard();
    private static final long LIMIT_SECONDS = 60;

    private static final CountDownLatch slowCalled = new CountDownLatch(1);
    private static final CountDownLatch slowBrokenOff = new CountDownLatch(1);

    @Test
    void shouldAnswerBurstsOnceAndBreakOffWhatIsVoid(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(client)) {
                // One partition: who is slow must not hold the others up.
                new TopicSetup(admin, TOPICS).create(1, (short) 1);
            }
            try (ConfigurableApplicationContext shop = start(client, folder)) {
                // given an answer that takes for ever
                say(client, "ben", "slow");
                assertThat(slowCalled.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();

                // when others write, and its contact writes again
                say(client, "ana", "hi", "are you open?", "tomorrow?");
                await().atMost(Duration.ofSeconds(LIMIT_SECONDS))
                        .untilAsserted(
                                () ->
                                        assertThat(replies(client, "ana"))
                                                .containsExactly("I have read all 3."));
                assertThat(slowBrokenOff.getCount()).isEqualTo(1);
                say(client, "ben", "no, quick");

                // then
                assertThat(slowBrokenOff.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
                await().atMost(Duration.ofSeconds(LIMIT_SECONDS))
                        .untilAsserted(
                                () -> {
                                    assertThat(replies(client, "ben"))
                                            .containsExactly("I have read all 2.");
                                    assertThat(answered(client)).isEqualTo(2);
                                });
                assertThat(shop.getBean(BotHealth.class).health().getStatus()).isEqualTo(Status.UP);
                assertThat(replies(client, "ana")).hasSize(1);
            }
        }
    }

    private static ConfigurableApplicationContext start(Map<String, Object> client, Path folder) {
        return new SpringApplicationBuilder(Shop.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.application.name=shop",
                        "--caesura.bootstrap-servers=" + client.get("bootstrap.servers"),
                        "--caesura.processor.state-dir=" + folder,
                        "--caesura.policies.default.gap=1s");
    }

    private static void say(Map<String, Object> client, String contact, String... texts) {
        try (var producer =
                new KafkaProducer<>(
                        new HashMap<>(client), new StringSerializer(), new InboundMessageSerde())) {
            for (String text : texts) {
                InboundMessage message =
                        InboundMessage.builder()
                                .messageId(contact + "-" + text)
                                .channel("web")
                                .account("shop")
                                .contact(contact)
                                .text(text)
                                .build();
                producer.send(
                        new ProducerRecord<>(
                                TOPICS.messages().name(), message.conversationId(), message));
            }
        }
    }

    private static List<String> replies(Map<String, Object> client, String contact) {
        List<String> texts = new ArrayList<>();
        for (Event event : read(client, TOPICS.replies().name())) {
            if (event instanceof Reply reply && reply.conversationId().endsWith(":" + contact)) {
                texts.add(reply.text());
            }
        }
        return texts;
    }

    private static long answered(Map<String, Object> client) {
        return read(client, TOPICS.outcomes().name()).stream()
                .filter(
                        event ->
                                event instanceof Outcome outcome
                                        && outcome.subject() == Outcome.Subject.TURN
                                        && outcome.outcome() == Outcome.Kind.ANSWERED)
                .count();
    }

    private static List<Event> read(Map<String, Object> client, String topic) {
        List<Event> events = new ArrayList<>();
        try (LogReader log = new LogReader(client, TOPICS, List.of(topic))) {
            log.readToEnd(
                    Start.beginning(), entry -> events.add(entry.event()), (passed, total) -> {});
        }
        return events;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Shop {

        @ReplyGenerator
        String answer(ReplyRequest request) throws InterruptedException {
            if (request.messages().size() == 1) {
                takeForEver();
            }
            return "I have read all " + request.messages().size() + ".";
        }

        private static void takeForEver() throws InterruptedException {
            slowCalled.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                slowBrokenOff.countDown();
            }
        }

        /** In place of a channel: whatever is approved has been sent. */
        @Bean
        StreamsNodes sending() {
            return (builder, topics) ->
                    builder.stream(
                                    topics.replies().name(),
                                    Consumed.with(Serdes.String(), topics.replies().serde()))
                            .mapValues(Shop::sent)
                            .to(
                                    topics.deliveries().name(),
                                    Produced.with(Serdes.String(), topics.deliveries().serde()));
        }

        private static DeliveryEvent sent(Reply reply) {
            return new DeliveryEvent(
                    reply.replyId(),
                    reply.requestId(),
                    reply.conversationId(),
                    DeliveryStatus.SENT,
                    reply.replyId(),
                    Instant.now(),
                    null,
                    false);
        }
    }
}

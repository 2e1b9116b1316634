package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.serde.InboundMessageSerde;
import dev.caesura.schemas.serde.ReplySerde;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** On a real broker that lives as long as the test. */
class SpringBootBotOnBrokerTest {

    private static final Topics TOPICS = Topics.standard();

    @Test
    void shouldAnswerThreeMessagesOnce(@TempDir Path state) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(kafka)) {
                new TopicSetup(admin, TOPICS).create(2, (short) 1);
            }
            try (var application = SpringApplication.run(
                    SpringBootBot.class,
                    "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                    "--caesura.processor.state-dir=" + state,
                    "--caesura.policies.default.gap=1s")) {
                write(kafka, "hi", "are you open", "tomorrow?");

                List<String> replies = replies(kafka, 1, Duration.ofSeconds(60));

                assertThat(application.isRunning()).isTrue();
                assertThat(replies).containsExactly("I have read all 3 of your messages.");
                assertThat(replies(kafka, 2, Duration.ofSeconds(3))).hasSize(1);
            }
        }
    }

    private static void write(Map<String, Object> kafka, String... texts) {
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new InboundMessageSerde())) {
            for (String text : texts) {
                InboundMessage message = InboundMessage.builder()
                        .messageId(text)
                        .channel("web")
                        .account("shop")
                        .contact("ada")
                        .text(text)
                        .build();
                producer.send(new ProducerRecord<>(TOPICS.messages().name(), message.conversationId(), message));
            }
        }
    }

    /** The replies so far, once there are that many or the time is over. */
    private static List<String> replies(Map<String, Object> kafka, int count, Duration within) {
        List<String> replies = new ArrayList<>();
        try (var consumer = new KafkaConsumer<String, Reply>(kafka, new StringDeserializer(), new ReplySerde())) {
            consumer.assign(consumer.partitionsFor(TOPICS.replies().name()).stream()
                    .map(of -> new TopicPartition(of.topic(), of.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            long end = System.nanoTime() + within.toNanos();
            while (replies.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> replies.add(record.value().text()));
            }
        }
        return replies;
    }
}

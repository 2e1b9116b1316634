package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Reply;
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
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker that lives as long as the test. */
class EmbeddedStreamsTest {

    private static final Topics TOPICS = Topics.standard();

    @Test
    void shouldAnswerThreeMessagesOnce(@TempDir Path state) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(kafka)) {
                new TopicSetup(admin, TOPICS).create(2, (short) 1);
            }
            try (EmbeddedStreams application =
                    new EmbeddedStreams(kafka, state.toString(), Duration.ofSeconds(1))) {
                write(kafka, "hi", "are you open", "tomorrow?");

                List<String> replies = replies(kafka, 1, Duration.ofSeconds(60));
                replies.addAll(replies(kafka, replies.size() + 1, Duration.ofSeconds(3)));

                assertEquals("I have read all 3 of your messages.", replies.get(0));
                assertEquals(1, replies.stream().distinct().count());
            }
        }
    }

    private static void write(Map<String, Object> kafka, String... texts) {
        try (var producer =
                new KafkaProducer<>(
                        kafka, new StringSerializer(), TOPICS.messages().serde().serializer())) {
            for (String text : texts) {
                InboundMessage message =
                        InboundMessage.builder()
                                .messageId(text)
                                .channel("web")
                                .account("shop")
                                .contact("ada")
                                .text(text)
                                .build();
                producer.send(
                        new ProducerRecord<>(
                                TOPICS.messages().name(), message.conversationId(), message));
            }
        }
    }

    /** The replies so far, once there are that many or the time is over. */
    private static List<String> replies(Map<String, Object> kafka, int count, Duration within) {
        List<String> replies = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<String, Reply>(
                        kafka,
                        new StringDeserializer(),
                        TOPICS.replies().serde().deserializer())) {
            consumer.assign(
                    consumer.partitionsFor(TOPICS.replies().name()).stream()
                            .map(p -> new org.apache.kafka.common.TopicPartition(p.topic(), p.partition()))
                            .toList());
            consumer.seekToBeginning(consumer.assignment());
            long end = System.nanoTime() + within.toNanos();
            while (replies.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> replies.add(r.value().text()));
            }
        }
        return replies;
    }
}

package dev.caesura.processor.broker;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A sender that answers and delivers at once, each record at least once. */
final class Answers implements AutoCloseable {

    private final Topics topics = Topics.standard();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread = new Thread(this::answer, "answers");

    Answers(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "group.id",
                                "answers",
                                "auto.offset.reset",
                                "earliest",
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }

    private void answer() {
        try (consumer;
                producer) {
            consumer.subscribe(List.of(topics.replyRequests().name(), topics.replies().name()));
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::answer);
            }
        } catch (WakeupException e) {
            // The end.
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.replies().name())) {
            Reply reply = topics.replies().serde().fromBytes(record.value());
            send(topics.deliveries(), delivery(reply, DeliveryStatus.ATTEMPTED));
            send(topics.deliveries(), delivery(reply, DeliveryStatus.SENT));
        } else {
            ReplyRequest request = topics.replyRequests().serde().fromBytes(record.value());
            String text = "As to " + request.messages().get(0).text() + " Yes.";
            send(
                    topics.replyDrafts(),
                    new ReplyDraft(
                            request.requestId(),
                            request.conversationId(),
                            request.attempt(),
                            text,
                            "test",
                            Instant.now(),
                            0,
                            List.of(),
                            null));
        }
    }

    private static DeliveryEvent delivery(Reply reply, DeliveryStatus status) {
        return new DeliveryEvent(
                reply.replyId(),
                reply.requestId(),
                reply.conversationId(),
                status,
                status == DeliveryStatus.SENT ? "p-" + reply.replyId() : null,
                Instant.now(),
                null,
                false);
    }

    private <E extends Event> void send(Topic<E> topic, E event) {
        producer.send(
                new ProducerRecord<>(
                        topic.name(),
                        event.conversationId().getBytes(StandardCharsets.UTF_8),
                        topic.serde().toBytes(event)));
    }
}

package dev.caesura.sender.publish;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events, keyed by their conversation, with an idempotent producer; a call returns once all
 * in-sync replicas have the record.
 */
public final class EventPublisher implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;

    public EventPublisher(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * A publisher with these client settings; the settings that correctness depends on override
     * them.
     */
    public static EventPublisher connect(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        // A call waits for its record, so lingering gains nothing.
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.putAll(settings);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new EventPublisher(
                new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /**
     * Writes an event to the partition of its conversation.
     *
     * @throws KafkaException if it may not be there; writing it again is the caller's decision
     * @throws InterruptedException if the thread was interrupted; the record may be there or not
     */
    public <E extends Event> void publish(Topic<E> topic, E event) throws InterruptedException {
        publish(topic, event, null, List.of());
    }

    /**
     * Writes an event with headers.
     *
     * @param partition where to; null for that of its conversation
     * @throws KafkaException if it may not be there
     * @throws InterruptedException if the thread was interrupted; the record may be there or not
     */
    public <E extends Event> void publish(
            Topic<E> topic, E event, @Nullable Integer partition, List<Header> headers)
            throws InterruptedException {
        send(
                new ProducerRecord<>(
                        topic.name(),
                        partition,
                        event.conversationId().getBytes(StandardCharsets.UTF_8),
                        topic.serde().toBytes(event),
                        headers));
    }

    void send(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new KafkaException("Not written to " + record.topic(), e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}

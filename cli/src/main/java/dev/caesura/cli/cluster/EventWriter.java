package dev.caesura.cli.cluster;

import dev.caesura.cli.terminal.CommandException;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes single records, and waits for each until all in-sync replicas have it. */
public final class EventWriter implements AutoCloseable {

    private static final int LIMIT_MILLIS = 6_000;

    private final Cluster cluster;
    private final Set<String> known = new HashSet<>();
    private final Producer<byte[], byte[]> producer;

    public EventWriter(Cluster cluster) {
        this.cluster = cluster;
        Map<String, Object> config = cluster.client();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LIMIT_MILLIS);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD_BYTES);
        producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Writes an event; returns its position, as {@code topic-partition@offset}. */
    public <E extends Event> String write(Topic<E> topic, E event) {
        byte[] key = event.conversationId().getBytes(StandardCharsets.UTF_8);
        return write(new ProducerRecord<>(topic.name(), key, topic.serde().toBytes(event)));
    }

    /**
     * Writes a record; returns its position, as {@code topic-partition@offset}.
     *
     * @throws CommandException if there is no such topic: a producer would wait for it, and then
     *     say that nobody answers
     */
    public String write(ProducerRecord<byte[], byte[]> record) {
        if (known.add(record.topic())) {
            try (Admin admin = cluster.admin()) {
                Cluster.partitions(admin, record.topic());
            }
        }
        try {
            RecordMetadata written = producer.send(record).get();
            return written.topic() + '-' + written.partition() + '@' + written.offset();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka
                    ? kafka
                    : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while waiting for the broker", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}

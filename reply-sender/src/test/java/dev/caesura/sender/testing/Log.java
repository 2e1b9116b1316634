package dev.caesura.sender.testing;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of a real broker, written and read as a test needs it. */
public final class Log implements AutoCloseable {

    private final String servers;
    private final KafkaProducer<byte[], byte[]> producer;

    private Log(String servers) {
        this.servers = servers;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers, "linger.ms", 0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Creates the topics and connects to them. */
    public static Log create(String servers, Topics topics, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            new TopicSetup(admin, topics).create(partitions, (short) 1);
        }
        return new Log(servers);
    }

    public <E extends Event> void write(Topic<E> topic, E event, Header... headers) {
        writeRaw(
                topic.name(),
                event.conversationId().getBytes(StandardCharsets.UTF_8),
                topic.serde().toBytes(event),
                headers);
    }

    public void writeRaw(String topic, byte[] key, byte[] value, Header... headers) {
        try {
            producer.send(new ProducerRecord<>(topic, null, key, value, List.of(headers))).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All events of a topic, partition by partition. */
    public <E extends Event> List<E> read(Topic<E> topic) {
        return raw(topic.name()).stream().map(r -> topic.serde().fromBytes(r.value())).toList();
    }

    /** All records of a topic, partition by partition. */
    public List<ConsumerRecord<byte[], byte[]>> raw(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** The first event that fits, once there is one. */
    public <E extends Event> E await(Topic<E> topic, Predicate<E> fits) {
        return topic.serde()
                .fromBytes(
                        awaitRaw(topic.name(), r -> fits.test(topic.serde().fromBytes(r.value())))
                                .value());
    }

    /** The first record that fits, once there is one. */
    public ConsumerRecord<byte[], byte[]> awaitRaw(
            String topic, Predicate<ConsumerRecord<byte[], byte[]>> fits) {
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> raw(topic).stream().filter(fits).findFirst(), o -> o.isPresent())
                .orElseThrow();
    }

    public String servers() {
        return servers;
    }

    @Override
    public void close() {
        producer.close();
    }
}

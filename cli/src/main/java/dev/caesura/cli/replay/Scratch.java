package dev.caesura.cli.replay;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A second set of Caesura's topics on the same cluster, with copies of the records that the
 * processor reads: the same bytes in the same partitions with the same times, fences included.
 */
final class Scratch implements AutoCloseable {

    private final Cluster cluster;
    private final Admin admin;
    private final Topics original;
    private final Topics copy;
    private final boolean keep;
    private final int partitions;

    /**
     * Creates the topics.
     *
     * @param keep whether they stay when this is closed
     */
    Scratch(Cluster cluster, boolean keep) {
        this.cluster = cluster;
        this.admin = cluster.admin();
        this.original = cluster.topics();
        this.keep = keep;
        String id = UUID.randomUUID().toString().substring(0, 8);
        this.copy = new Topics(original.prefix() + "replay-" + id + ".");
        this.partitions = Cluster.partitions(admin, original.messages().name());
        create();
    }

    Topics topics() {
        return copy;
    }

    /** The Kafka Streams application that may read the copies. */
    String applicationId() {
        return copy.prefix() + "processor";
    }

    private void create() {
        // Old records must stay, and keep the times that the broker gave them.
        Map<String, String> settings =
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1",
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "CreateTime",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(Topic.MAX_RECORD_BYTES));
        Cluster.await(
                admin.createTopics(
                                names(copy)
                                        .map(
                                                name ->
                                                        new NewTopic(name, partitions, (short) -1)
                                                                .configs(settings))
                                        .toList())
                        .all());
    }

    private static Stream<String> names(Topics topics) {
        return Stream.concat(
                topics.typed().stream().map(topic -> topic.name()),
                Stream.of(topics.deadLetters()));
    }

    private static List<String> inputs(Topics topics) {
        return List.of(
                topics.messages().name(),
                topics.replyDrafts().name(),
                topics.deliveries().name(),
                topics.commands().name());
    }

    /**
     * Copies the records that the processor reads, and ends each partition of messages with a
     * fence.
     */
    void fill(Start start, Instant end) {
        Map<String, Object> config = cluster.client();
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD_BYTES);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        Callback noting = (written, problem) -> failure.compareAndSet(null, problem);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            cluster.read(inputs(original), start, entry -> send(producer, copyOf(entry), noting));
            for (int partition = 0; partition < partitions; partition++) {
                send(producer, fence(partition, end), noting);
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new KafkaException("The copy is not complete", failure.get());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback notes what fails.
    private static void send(
            Producer<byte[], byte[]> producer,
            ProducerRecord<byte[], byte[]> record,
            Callback noting) {
        producer.send(record, noting);
    }

    private ProducerRecord<byte[], byte[]> copyOf(LogEntry entry) {
        var record = entry.record();
        return new ProducerRecord<>(
                copy.prefix() + entry.topic(),
                record.partition(),
                Math.max(0, record.timestamp()),
                record.key(),
                record.value(),
                record.headers());
    }

    private ProducerRecord<byte[], byte[]> fence(int partition, Instant at) {
        var fence =
                new ProducerRecord<byte[], byte[]>(
                        copy.messages().name(), partition, at.toEpochMilli(), null, null);
        fence.headers().add(Headers.FENCE, "1".getBytes(StandardCharsets.UTF_8));
        return fence;
    }

    /** The end offsets of the copies. */
    Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (String topic : inputs(copy)) {
            for (int partition = 0; partition < partitions; partition++) {
                latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        Cluster.await(admin.listOffsets(latest).all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** The number of these records that the application has read and committed. */
    long processed(Map<TopicPartition, Long> ends) {
        var committed =
                Cluster.await(
                        admin.listConsumerGroupOffsets(applicationId())
                                .partitionsToOffsetAndMetadata());
        return ends.entrySet().stream()
                .mapToLong(
                        end -> {
                            var read = committed.get(end.getKey());
                            return read == null ? 0 : Math.min(read.offset(), end.getValue());
                        })
                .sum();
    }

    /**
     * Removes the topics, and those that Kafka Streams created for its state. The group disappears
     * by itself: the brokers drop offsets of deleted topics, and groups without offsets.
     */
    @Override
    public void close() {
        try (admin) {
            if (!keep) {
                List<String> mine =
                        Cluster.await(admin.listTopics().names()).stream()
                                .filter(name -> name.startsWith(copy.prefix()))
                                .toList();
                Cluster.await(admin.deleteTopics(mine).all());
            }
        }
    }
}

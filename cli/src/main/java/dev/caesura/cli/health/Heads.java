package dev.caesura.cli.health;

import dev.caesura.cli.cluster.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single records out of partitions: the first that a group has not read, and the last. */
final class Heads implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;

    Heads(Cluster cluster) {
        Map<String, Object> config = cluster.client();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * The times of the first records from these offsets on; none for a partition without further
     * records.
     */
    Map<TopicPartition, Instant> firstFrom(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, Instant> found = new HashMap<>();
        Set<TopicPartition> open = new HashSet<>(offsets.keySet());
        consumer.assign(open);
        offsets.forEach(consumer::seek);
        Map<TopicPartition, Long> ends = consumer.endOffsets(open);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                found.putIfAbsent(partition, Instant.ofEpochMilli(record.timestamp()));
            }
            open.removeIf(
                    partition ->
                            found.containsKey(partition)
                                    || consumer.position(partition)
                                            >= ends.getOrDefault(partition, 0L));
            consumer.pause(found.keySet());
        }
        return found;
    }

    /** The timing of the partitions of a topic with the broker's time; none for an empty one. */
    List<Clocks> clocks(Admin admin, String topic) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        Map<TopicPartition, Long> lastOffsets = new HashMap<>();
        for (int i = 0; i < Cluster.partitions(admin, topic); i++) {
            latest.put(new TopicPartition(topic, i), OffsetSpec.maxTimestamp());
        }
        consumer.endOffsets(latest.keySet())
                .forEach(
                        (partition, end) -> {
                            if (end > 0) {
                                lastOffsets.put(partition, end - 1);
                            }
                        });
        Map<TopicPartition, Instant> last = firstFrom(lastOffsets);
        List<Clocks> clocks = new ArrayList<>();
        Cluster.await(admin.listOffsets(latest).all())
                .forEach(
                        (partition, max) ->
                                Optional.ofNullable(last.get(partition))
                                        .filter(time -> max.timestamp() >= 0)
                                        .ifPresent(
                                                time ->
                                                        clocks.add(
                                                                new Clocks(
                                                                        partition.partition(),
                                                                        Instant.ofEpochMilli(
                                                                                max.timestamp()),
                                                                        time))));
        return clocks;
    }

    @Override
    public void close() {
        consumer.close();
    }
}

package dev.caesura.benchmarks.topology;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed on a topic, as whoever consumes it would. */
public final class CommittedRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;

    public CommittedRecords(String bootstrapServers, String topic) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                10_000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What has been committed since the last call; waits up to 100 ms for it. */
    public Iterable<ConsumerRecord<byte[], byte[]>> poll() {
        return consumer.poll(POLL);
    }

    /**
     * Counts records until there are as many as expected, or no more have come for a while.
     *
     * @param patience how long to wait for more
     */
    public long count(
            Predicate<ConsumerRecord<byte[], byte[]>> which, long expected, Duration patience) {
        long count = 0;
        long moved = System.nanoTime();
        while (count < expected && System.nanoTime() - moved < patience.toNanos()) {
            for (ConsumerRecord<byte[], byte[]> record : poll()) {
                moved = System.nanoTime();
                count += which.test(record) ? 1 : 0;
            }
        }
        return count;
    }

    @Override
    public void close() {
        consumer.close();
    }
}

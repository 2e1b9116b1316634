package dev.caesura.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;

/**
 * Where conversations are in the log.
 *
 * @param count how many partitions {@code replies} and {@code deliveries} have
 * @param began from where on the end of each is followed
 */
record PagePartitions(int count, Map<TopicPartition, Long> began) {

    /** The conversation's partition, as Kafka's default partitioner chooses it. */
    int of(String conversationId) {
        return BuiltInPartitioner.partitionForKey(conversationId.getBytes(UTF_8), count);
    }

    long beganAt(TopicPartition partition) {
        return began.getOrDefault(partition, 0L);
    }
}

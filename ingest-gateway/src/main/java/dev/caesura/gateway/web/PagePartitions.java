package dev.caesura.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * The partitions of conversations.
 *
 * @param count the number of partitions of {@code replies} and {@code deliveries}
 */
record PagePartitions(int count) {

    /** The conversation's partition, as Kafka's default partitioner chooses it. */
    int of(String conversationId) {
        return BuiltInPartitioner.partitionForKey(conversationId.getBytes(UTF_8), count);
    }
}

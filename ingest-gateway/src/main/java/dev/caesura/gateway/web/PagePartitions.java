package dev.caesura.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * Where conversations are in the log.
 *
 * @param count how many partitions {@code replies} and {@code deliveries} have
 */
record PagePartitions(int count) {

    /** The conversation's partition, as Kafka's default partitioner chooses it. */
    int of(String conversationId) {
        return BuiltInPartitioner.partitionForKey(conversationId.getBytes(UTF_8), count);
    }
}

package dev.caesura.processor.mapping;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record of a team's own topic, as its Serdes read it. It has no timestamp: the arrival of a
 * message, which decides to which burst it belongs, is the record's timestamp and nothing else.
 *
 * @param topic the topic
 * @param partition its partition
 * @param offset its place in the partition
 * @param key the key; null where the record has none
 * @param value the value
 * @param headers the headers, a copy
 * @param <K> the keys' type
 * @param <V> the values' type
 */
public record OwnRecord<K, V>(
        String topic, int partition, long offset, @Nullable K key, V value, Headers headers) {

    /**
     * The record's place, as {@code topic-partition@offset}: a message id if the team's own
     * messages have none. It is the same whenever the record is read, but two records have two
     * places, even if a producer wrote the same message twice, and a copy of the topic has others.
     */
    public String place() {
        return topic + '-' + partition + '@' + offset;
    }
}

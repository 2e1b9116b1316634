package dev.caesura.testkit;

import dev.caesura.schemas.event.InboundMessage;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;

/**
 * A team's own topic in place of {@code messages}: the inverse of the team's mapping, which writes
 * a script's messages into it.
 *
 * @param name the topic
 * @param keys the keys' Serde
 * @param values the values' Serde
 * @param record the record that a message is
 * @param <K> the keys' type
 * @param <V> the values' type
 */
public record OwnTopic<K, V>(
        String name,
        Serde<K> keys,
        Serde<V> values,
        Function<InboundMessage, KeyValue<K, V>> record) {

    TestRecord<byte[], byte[]> of(InboundMessage message, Instant at) {
        KeyValue<K, V> own = record.apply(message);
        return new TestRecord<>(
                keys.serializer().serialize(name, own.key),
                values.serializer().serialize(name, own.value),
                at);
    }
}

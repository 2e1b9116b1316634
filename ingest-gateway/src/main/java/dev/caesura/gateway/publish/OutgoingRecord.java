package dev.caesura.gateway.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that is to be written to Kafka.
 *
 * @param topic the topic's full name
 * @param key the key's bytes: the conversation; empty where the order does not matter
 * @param value the value's bytes
 * @param headers the headers, by name
 */
public record OutgoingRecord(String topic, byte[] key, byte[] value, Map<String, byte[]> headers) {

    public OutgoingRecord {
        headers = Map.copyOf(headers);
    }

    /** This record with more headers. */
    public OutgoingRecord with(Map<String, byte[]> others) {
        Map<String, byte[]> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new OutgoingRecord(topic, key, value, more);
    }

    /** Its approximate size in memory and on the wire. */
    int bytes() {
        int bytes = 64 + topic.length() + value.length + key.length;
        for (Map.Entry<String, byte[]> header : headers.entrySet()) {
            bytes += header.getKey().length() + header.getValue().length;
        }
        return bytes;
    }

    ProducerRecord<byte[], byte[]> toKafka() {
        ProducerRecord<byte[], byte[]> sent =
                new ProducerRecord<>(topic, key.length == 0 ? null : key, value);
        headers.forEach((name, content) -> sent.headers().add(name, content));
        return sent;
    }
}

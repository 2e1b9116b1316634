package dev.caesura.nemesis.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The records of topics, as a {@code read_committed} consumer sees them. */
final class Topic {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A record that has a value.
     *
     * @param at its timestamp, in milliseconds since the epoch
     * @param json its value
     */
    record Entry(long at, JsonNode json) {}

    private Topic() {}

    /** A consumer that belongs to no group, with all partitions of a topic, at their beginnings. */
    static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client, String topic) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("client.id", "judge-" + topic);
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(one -> new TopicPartition(topic, one.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** All records with a value that are committed now, in the order of each partition. */
    static List<Entry> read(Map<String, Object> client, String topic) {
        List<Entry> entries = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(client, topic)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.value() != null) {
                        entries.add(new Entry(record.timestamp(), parse(record.value())));
                    }
                }
            }
        }
        return entries;
    }

    static JsonNode parse(byte[] value) {
        return JSON.readTree(value);
    }
}

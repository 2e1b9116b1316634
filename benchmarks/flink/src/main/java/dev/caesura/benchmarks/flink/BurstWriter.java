package dev.caesura.benchmarks.flink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes bursts as JSON arrays. */
final class BurstWriter implements KafkaRecordSerializationSchema<Burst> {

    private static final long serialVersionUID = 1;

    private final String topic;

    BurstWriter(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Burst burst, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic,
                burst.conversation().getBytes(StandardCharsets.UTF_8),
                ("[" + burst.json() + "]").getBytes(StandardCharsets.UTF_8));
    }
}

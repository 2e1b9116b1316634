package dev.caesura.benchmarks.flink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/** Reads messages, their JSON parsed as the peers do. */
final class MessageReader implements KafkaRecordDeserializationSchema<Message> {

    private static final long serialVersionUID = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Message> out) {
        out.collect(
                new Message(
                        new String(record.key(), StandardCharsets.UTF_8),
                        JSON.readTree(record.value()).toString()));
    }

    @Override
    public TypeInformation<Message> getProducedType() {
        return TypeInformation.of(Message.class);
    }
}

package dev.caesura.processor.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** A team's own Serde: Avro's single-object encoding. */
final class AvroSerde implements Serde<GenericRecord> {

    private final BinaryMessageEncoder<GenericRecord> encoder;
    private final BinaryMessageDecoder<GenericRecord> decoder;

    AvroSerde(Schema schema) {
        encoder = new BinaryMessageEncoder<>(GenericData.get(), schema);
        decoder = new BinaryMessageDecoder<>(GenericData.get(), schema);
    }

    @Override
    public Serializer<GenericRecord> serializer() {
        return (topic, record) -> {
            try {
                var bytes = encoder.encode(record);
                byte[] whole = new byte[bytes.remaining()];
                bytes.get(whole);
                return whole;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Override
    public Deserializer<GenericRecord> deserializer() {
        return (topic, bytes) -> {
            try {
                return decoder.decode(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}

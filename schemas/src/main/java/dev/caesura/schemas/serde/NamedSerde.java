package dev.caesura.schemas.serde;

import dev.caesura.schemas.event.Event;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A serde that a property can name, as {@code default.value.serde}, {@code value.serializer} or
 * {@code value.deserializer}: it is all three, and has nothing to configure.
 *
 * @param <E> the event's type
 */
abstract class NamedSerde<E extends Event>
        implements Serde<E>, Serializer<@Nullable E>, Deserializer<@Nullable E> {

    private final EventSerde<E> serde;

    NamedSerde(Class<E> type) {
        this.serde = new EventSerde<>(type);
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {}

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable E event) {
        return event == null ? null : serde.toBytes(event);
    }

    /**
     * The event that the bytes hold; null for a fence or a tombstone.
     *
     * @throws org.apache.kafka.common.errors.SerializationException if they are not JSON of this
     *     event; the message quotes nothing of them
     */
    @Override
    public @Nullable E deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : serde.fromBytes(bytes);
    }

    @Override
    public Serializer<@Nullable E> serializer() {
        return this;
    }

    @Override
    public Deserializer<@Nullable E> deserializer() {
        return this;
    }

    @Override
    public void close() {}
}

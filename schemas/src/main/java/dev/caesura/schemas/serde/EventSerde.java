package dev.caesura.schemas.serde;

import dev.caesura.schemas.event.Event;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * One kind of event as JSON bytes. A null value stays null: it is a fence, or a tombstone.
 *
 * @param <E> the event's type
 */
public final class EventSerde<E extends Event> implements Serde<E> {

    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final Class<E> type;

    public EventSerde(Class<E> type) {
        this.type = type;
        this.writer = Json.mapper().writerFor(type);
        this.reader = Json.mapper().readerFor(type);
    }

    /** The event's JSON, in UTF-8. */
    public byte[] toBytes(E event) {
        return writer.writeValueAsBytes(event);
    }

    /**
     * The event that the bytes hold.
     *
     * @throws SerializationException if they are not JSON of this event, or of a later version of
     *     its schema; the message gives place and kind of the fault, without quoting the content
     */
    public E fromBytes(byte[] bytes) {
        String version = SchemaVersion.problem(bytes);
        if (version != null) {
            throw new SerializationException(refusal(version));
        }
        E event;
        try {
            event = reader.readValue(bytes);
        } catch (JacksonException e) {
            throw new SerializationException(refusal(Fault.describe(e)), e);
        }
        if (event == null) {
            throw new SerializationException(refusal("JSON null"));
        }
        String missing = RequiredComponents.firstMissing((Record) event);
        if (missing != null) {
            throw new SerializationException(refusal(missing + " is missing"));
        }
        return event;
    }

    private String refusal(String why) {
        return "Not readable as " + type.getSimpleName() + ": " + why;
    }

    @Override
    public Serializer<@Nullable E> serializer() {
        return (topic, event) -> event == null ? null : toBytes(event);
    }

    @Override
    public Deserializer<@Nullable E> deserializer() {
        return (topic, bytes) -> bytes == null ? null : fromBytes(bytes);
    }
}

package dev.caesura.sender.work;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.serde.EventSerde;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Reads a record's event, or gives the reason why it can't be read. */
public final class Unreadable {

    public static final String REASON = "unreadable";

    private Unreadable() {}

    /**
     * The record's event, with a conversation that can be addressed.
     *
     * @throws SerializationException if there is none
     */
    public static <E extends Event> E check(
            ConsumerRecord<byte[], byte[]> record, EventSerde<E> serde) {
        if (record.value() == null) {
            throw new SerializationException("The record has no value");
        }
        try {
            E event = serde.fromBytes(record.value());
            ConversationId.parse(required(event.conversationId()));
            return event;
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new SerializationException("Not a usable event: " + e.getMessage(), e);
        }
    }

    public static String describe(Exception e) {
        return e.getClass().getName() + ": " + e.getMessage();
    }

    private static String required(String conversationId) {
        if (conversationId == null) {
            throw new IllegalArgumentException("conversationId is missing");
        }
        return conversationId;
    }
}

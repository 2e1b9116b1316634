package dev.caesura.processor.processor;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Headers;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Reads records. All methods throw {@link SerializationException} where a record is not what it
 * must be.
 */
final class Incoming {

    private Incoming() {}

    /** The record's key. */
    static String conversationOf(Record<byte[], byte[]> record) {
        byte[] key = record.key();
        if (key == null || key.length == 0) {
            throw new SerializationException("The record has no key; it must be the conversation");
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    /** The head of a message of this conversation. */
    static MessageHead message(Record<byte[], byte[]> record, String conversationId) {
        MessageHead head = MessageHead.read(value(record));
        if (head.conversationId() != null) {
            requireSame(conversationId, head.conversationId());
        }
        return head;
    }

    /** An event of the conversation that is its key. */
    static <E extends Event> E event(Record<byte[], byte[]> record, EventSerde<E> serde) {
        String conversationId = conversationOf(record);
        E event = serde.fromBytes(value(record));
        requireSame(conversationId, event.conversationId());
        return event;
    }

    /** The trace that the record belongs to; null without one. */
    static byte @Nullable [] traceOf(Record<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(Headers.TRACEPARENT);
        return header == null ? null : header.value();
    }

    private static byte[] value(Record<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            throw new SerializationException("The record has no value, and is no fence");
        }
        return value;
    }

    private static void requireSame(String key, String value) {
        if (!key.equals(value)) {
            throw new SerializationException("The key is " + key + ", the value says " + value);
        }
    }
}

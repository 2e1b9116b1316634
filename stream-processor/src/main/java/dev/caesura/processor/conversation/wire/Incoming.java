package dev.caesura.processor.conversation.wire;

import dev.caesura.processor.message.MessageHead;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Headers;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Reads records. All methods throw {@link SerializationException} if a record is malformed. */
public final class Incoming {

    private Incoming() {}

    /** The conversation that a record's key names. */
    public static String conversationOf(byte @Nullable [] key) {
        if (key == null || key.length == 0) {
            throw new SerializationException("The record has no key; it must be the conversation");
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    /** The head of a message of this conversation. */
    public static MessageHead message(byte @Nullable [] value, String conversationId) {
        MessageHead head = MessageHead.read(present(value));
        if (head.conversationId() != null) {
            requireSame(conversationId, head.conversationId());
        }
        return head;
    }

    /** An event of the conversation that is its key. */
    public static <E extends Event> E event(Record<byte[], byte[]> record, EventSerde<E> serde) {
        String conversationId = conversationOf(record.key());
        E event = serde.fromBytes(present(record.value()));
        requireSame(conversationId, event.conversationId());
        return event;
    }

    /** The trace that the record belongs to; null without one. */
    public static byte @Nullable [] traceOf(Record<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(Headers.TRACEPARENT);
        return header == null ? null : header.value();
    }

    private static byte[] present(byte @Nullable [] value) {
        if (value == null) {
            throw new SerializationException("The record has no value, and is not a fence");
        }
        return value;
    }

    private static void requireSame(String key, String value) {
        if (!key.equals(value)) {
            throw new SerializationException("The key is " + key + ", the value says " + value);
        }
    }
}

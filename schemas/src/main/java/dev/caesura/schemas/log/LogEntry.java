package dev.caesura.schemas.log;

import dev.caesura.schemas.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One record of one of Caesura's topics: the bytes in the log, and their meaning.
 *
 * @param topic the topic's name without the prefix, such as {@code messages}
 * @param record the record
 * @param content its meaning
 */
public record LogEntry(String topic, ConsumerRecord<byte[], byte[]> record, Content content) {

    /** The record's timestamp: in {@code messages}, the time of arrival. */
    public Instant at() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** The record's key, which names its conversation; null on a record that has none. */
    public @Nullable String key() {
        byte[] key = record.key();
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    /** The event, or null if the record holds no readable one. */
    public @Nullable Event event() {
        return content instanceof Content.Typed typed ? typed.event() : null;
    }

    /** A header of the record as text; null if it has none of this name. */
    public @Nullable String header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The record's place, as people write it: {@code messages-0@17}. */
    public String position() {
        return topic + '-' + record.partition() + '@' + record.offset();
    }

    /** The meaning of a record. */
    public sealed interface Content {

        /** An event of the topic's type. */
        record Typed(Event event) implements Content {}

        /** A fence in {@code messages}. */
        record Fence() implements Content {}

        /** The bytes of a record or webhook that was set aside; the headers say why. */
        record DeadLetter() implements Content {}

        /** A note among the dead letters that one of them was put back; the headers say by whom. */
        record PutBack() implements Content {}

        /**
         * Bytes that are not an event of the topic's type.
         *
         * @param problem the problem, for a person
         */
        record Unreadable(String problem) implements Content {}
    }
}

package dev.caesura.gateway.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.gateway.spool.SetAside;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An entry that was set aside in a spool's folder, as the record that it holds.
 *
 * @param name the entry's name
 * @param at the time at which it was set aside
 * @param reason the reason, as a short code
 * @param detail the error, for a person
 * @param topic the topic of the record; null if the entry can't be read
 * @param conversationId the record's key; null if it has none
 * @param bytes the length of the entry
 */
public record SetAsideRecord(
        String name,
        Instant at,
        String reason,
        String detail,
        @Nullable String topic,
        @Nullable String conversationId,
        int bytes) {

    /** Describes an entry. */
    public static SetAsideRecord of(SetAside entry) {
        Optional<OutgoingRecord> record = read(entry);
        return new SetAsideRecord(
                entry.name(),
                entry.at(),
                entry.reason(),
                entry.detail(),
                record.map(OutgoingRecord::topic).orElse(null),
                record.filter(found -> found.key().length > 0)
                        .map(found -> new String(found.key(), UTF_8))
                        .orElse(null),
                entry.bytes().length);
    }

    /** The record that an entry holds, ready to be sent; empty if the entry can't be read. */
    public static Optional<ProducerRecord<byte[], byte[]>> toKafka(SetAside entry) {
        return read(entry).map(OutgoingRecord::toKafka);
    }

    private static Optional<OutgoingRecord> read(SetAside entry) {
        try {
            return Optional.of(RecordCodec.decode(entry.bytes()));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }
}

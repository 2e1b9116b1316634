package dev.caesura.processor.mapping;

import dev.caesura.schemas.event.InboundMessage;
import java.util.Optional;

/**
 * Makes messages from a team's own records.
 *
 * <p>It must be a pure function of the record: without a clock, a database or chance. After a
 * restart, the records of open bursts are read and mapped again, and must give the same messages.
 * It runs on the stream threads, several at once, and must not wait.
 *
 * @param <K> the keys' type
 * @param <V> the values' type
 */
@FunctionalInterface
public interface MessageMapping<K, V> {

    /**
     * The message that a record is. Its {@code sentAt} is the team's own time, for people to read;
     * {@code receivedAt} is the record's timestamp if it is not set.
     *
     * @return empty for a record that is not a message, such as an event of another type: it is
     *     counted, and passed over
     * @throws RuntimeException if no message can be made from it: the record becomes a dead letter
     *     with the reason {@code unmapped}, and the partition goes on
     */
    Optional<InboundMessage> map(OwnRecord<K, V> record);
}

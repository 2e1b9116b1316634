package dev.caesura.processor.mapping;

import dev.caesura.schemas.event.InboundMessage;
import java.util.Optional;

/**
 * Makes messages of a team's own records.
 *
 * <p>It must be a pure function of the record: without a clock, a database or chance. After a
 * restart, what open bursts hold is read and mapped again, and must give the same. It runs on the
 * stream threads, several at once, and must not wait.
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
     * @return empty for a record that is none, such as an event of another type: it is counted, and
     *     passed over
     * @throws RuntimeException if no message can be made of it: the record becomes a dead letter
     *     with the reason {@code unmapped}, and the partition goes on
     */
    Optional<InboundMessage> map(OwnRecord<K, V> record);
}

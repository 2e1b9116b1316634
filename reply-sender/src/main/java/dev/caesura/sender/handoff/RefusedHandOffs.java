package dev.caesura.sender.handoff;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Where hand-offs go that an inbox does not take. */
@FunctionalInterface
public interface RefusedHandOffs {

    /**
     * Puts the outcome aside.
     *
     * @param inbox the inbox's name
     * @param reason a short code
     * @param cause what the inbox said; without the contact's text
     */
    void put(
            ConsumerRecord<byte[], byte[]> record,
            String inbox,
            String reason,
            @Nullable String cause)
            throws InterruptedException;
}

package dev.caesura.sender.handoff;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes hand-offs that an inbox refuses. */
@FunctionalInterface
public interface RefusedHandOffs {

    /**
     * Sets the outcome aside.
     *
     * @param inbox the inbox's name
     * @param reason a short code
     * @param cause the inbox's answer; without the contact's text
     */
    void put(
            ConsumerRecord<byte[], byte[]> record,
            String inbox,
            String reason,
            @Nullable String cause)
            throws InterruptedException;
}

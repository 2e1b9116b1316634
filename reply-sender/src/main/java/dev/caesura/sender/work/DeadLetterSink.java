package dev.caesura.sender.work;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes records that could not be processed. */
@FunctionalInterface
public interface DeadLetterSink {

    /**
     * Sets a record aside.
     *
     * @param reason a short code
     * @param cause the exception or the channel's error; without the contact's text
     * @throws InterruptedException if the thread was interrupted
     */
    void put(ConsumerRecord<byte[], byte[]> record, String reason, @Nullable String cause)
            throws InterruptedException;
}

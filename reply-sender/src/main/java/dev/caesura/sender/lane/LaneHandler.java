package dev.caesura.sender.lane;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Opens the work on each record that the lanes take in. */
@FunctionalInterface
public interface LaneHandler {

    /**
     * Tells that a record was read; called in the order of the offsets, on the consumer's thread,
     * before any work on the record. Must not block.
     */
    default void arrived(ConsumerRecord<byte[], byte[]> record, Ownership ownership) {}

    /**
     * The work on this record; opened on the lane's thread, just before its first step.
     *
     * @param record the record
     * @param ownership whether the record's partition is still this instance's
     */
    LaneWork open(ConsumerRecord<byte[], byte[]> record, Ownership ownership);

    /**
     * Sets aside a record whose work fails again and again, so that those behind it go on.
     *
     * @param cause the last failure
     * @throws Exception if it could not be set aside: the work is tried again
     */
    default void setAside(ConsumerRecord<byte[], byte[]> record, Exception cause) throws Exception {
        throw cause;
    }
}

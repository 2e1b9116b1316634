package dev.caesura.sender.ledger;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A reader of one partition's records for as long as the partition is owned; see {@link
 * LogFollower}.
 */
public interface Followed {

    /** The partition's number, in every followed topic. */
    int partition();

    /** The time from which the log is read, in milliseconds since 1970. */
    long fromTimestamp();

    /** Begins anew: the log is read again from the start. */
    void reset();

    /**
     * Learns how far back a topic's records reach.
     *
     * @param since the time after which every written record is read
     */
    default void reachesBackTo(String topic, Instant since) {}

    /** Takes the next record. */
    void apply(ConsumerRecord<byte[], byte[]> record);

    /**
     * Learns that everything that was written before the partition was taken over has been read.
     */
    void caughtUp();

    /**
     * Whether nobody needs it any more.
     *
     * @param nowNanos the follower's clock
     */
    boolean abandoned(long nowNanos);
}

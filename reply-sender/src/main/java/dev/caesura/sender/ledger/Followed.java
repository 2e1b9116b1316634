package dev.caesura.sender.ledger;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is made of the records of one partition for as long as it is owned; see {@link LogFollower}.
 */
public interface Followed {

    /** The partition's number, in every topic that is followed. */
    int partition();

    /** From where the log is read, in milliseconds since 1970. */
    long fromTimestamp();

    /** Begins anew: the log is read again from the start. */
    void reset();

    /**
     * Learns how far back a topic's records reach.
     *
     * @param since every record that was ever written after it is read
     */
    default void reachesBackTo(String topic, Instant since) {}

    /** Takes the next record. */
    void apply(ConsumerRecord<byte[], byte[]> record);

    /** Learns that everything is read that was written before the partition was taken over. */
    void caughtUp();

    /**
     * Whether nobody needs it any more.
     *
     * @param nowNanos the follower's clock
     */
    boolean abandoned(long nowNanos);
}

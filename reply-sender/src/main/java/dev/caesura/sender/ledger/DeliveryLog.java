package dev.caesura.sender.ledger;

import dev.caesura.schemas.event.DeliveryEvent;
import java.time.Instant;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The {@code deliveries} of one partition, as their owner reads and writes them. */
public interface DeliveryLog {

    /**
     * A reply's standing.
     *
     * @param round the round of the reply
     * @return null until everything has been read that was written before the partition was taken
     *     over
     */
    @Nullable Standing standing(String replyId, Round round);

    /**
     * Whether a reply of that time that is not in the log was certainly never attempted.
     *
     * @param written the time at which the reply was written
     */
    boolean knowsAllSince(Instant written);

    /**
     * Writes an attempt, and reads the log up to it.
     *
     * @return whether it may call; null if the log was not read that far in time: ask again, with
     *     the same attempt
     * @throws KafkaException if it may not be written: ask again, with the same attempt
     * @throws InterruptedException if the thread was interrupted
     */
    @Nullable Boolean claim(Attempt attempt, DeliveryEvent attempted) throws InterruptedException;

    /**
     * Whether the processor withdrew a reply that it had approved.
     *
     * @param requestId the reply's request
     * @param approvedAt the time of the approval; earlier decisions do not count
     */
    boolean isWithdrawn(String requestId, Instant approvedAt);

    /**
     * Writes the result of an attempt.
     *
     * @throws KafkaException if it may not be there; writing it again does no harm
     * @throws InterruptedException if the thread was interrupted
     */
    void result(Attempt attempt, DeliveryEvent result) throws InterruptedException;
}

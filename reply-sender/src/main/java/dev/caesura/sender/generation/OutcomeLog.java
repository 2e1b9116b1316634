package dev.caesura.sender.generation;

import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.sender.lane.Ownership;
import dev.caesura.sender.ledger.Followed;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Passes the outcomes of one partition to the cancellations, for as long as it is owned. */
final class OutcomeLog implements Followed {

    private final int partition;
    private final long fromTimestamp;
    private final Ownership ownership;
    private final Topic<Outcome> topic;
    private final Cancellations cancellations;
    private volatile boolean caughtUp;

    /**
     * A log that is not read yet.
     *
     * @param fromTimestamp the time from which it is read, in milliseconds since 1970
     */
    OutcomeLog(
            int partition,
            long fromTimestamp,
            Ownership ownership,
            Topic<Outcome> topic,
            Cancellations cancellations) {
        this.partition = partition;
        this.fromTimestamp = fromTimestamp;
        this.ownership = ownership;
        this.topic = topic;
        this.cancellations = cancellations;
    }

    /** Whether everything is read that was written before the partition was taken over. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    Ownership ownership() {
        return ownership;
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public long fromTimestamp() {
        return fromTimestamp;
    }

    @Override
    public void reset() {
        caughtUp = false;
    }

    @Override
    public void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            cancellations.apply(topic.serde().fromBytes(record.value()), record.timestamp());
        } catch (SerializationException e) {
            // Not one of our records; an attempt that stays valid does no harm.
        }
    }

    @Override
    public void caughtUp() {
        caughtUp = true;
    }

    @Override
    public boolean abandoned(long nowNanos) {
        return !ownership.held();
    }
}

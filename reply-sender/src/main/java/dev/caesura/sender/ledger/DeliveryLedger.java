package dev.caesura.sender.ledger;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.publish.EventPublisher;
import dev.caesura.service.supervise.Supervisor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Follows the {@code deliveries} and {@code outcomes} of the partitions whose replies this instance
 * sends.
 *
 * <p>A partition is read from the time of its first unfinished reply, less an allowance for clocks
 * that differ: every attempt of that reply, and of those behind it, was written later. All topics
 * have the same partitions, so the reply's partition number is also that of its deliveries and
 * outcomes.
 */
public final class DeliveryLedger implements AutoCloseable {

    private final Topics topics;
    private final EventPublisher publisher;
    private final Duration clockSkew;
    private final int settledKept;
    private final Consumer<DeliveryEvent> statuses;
    private final Clock clock;
    private final LogFollower follower;

    /**
     * Starts following.
     *
     * @param consumer Kafka's consumer settings; no group is used
     * @param clockSkew the largest difference between the clocks of different machines
     * @param settledKept the number of settled replies of a partition to remember; more than may be
     *     read again behind an unfinished one
     * @param statuses takes each status of a channel, as opposed to a sender's own events
     */
    public DeliveryLedger(
            Supervisor supervisor,
            Topics topics,
            EventPublisher publisher,
            Map<String, Object> consumer,
            Duration clockSkew,
            int settledKept,
            Consumer<DeliveryEvent> statuses,
            Clock clock) {
        this.topics = topics;
        this.publisher = publisher;
        this.clockSkew = clockSkew;
        this.settledKept = settledKept;
        this.statuses = statuses;
        this.clock = clock;
        this.follower =
                new LogFollower(
                        supervisor,
                        "delivery-ledger",
                        List.of(topics.deliveries().name(), topics.outcomes().name()),
                        consumer,
                        clock);
    }

    /**
     * Opens the deliveries of a partition that this instance has taken over.
     *
     * @param timestamp of the partition's first unfinished reply, in milliseconds since 1970
     * @param held whether the partition is still owned
     */
    public DeliveryLog open(int partition, long timestamp, BooleanSupplier held) {
        long from = Math.min(timestamp, clock.millis()) - clockSkew.toMillis();
        PartitionLog log =
                new PartitionLog(
                        partition,
                        Math.max(0, from),
                        held,
                        publisher,
                        topics,
                        settledKept,
                        statuses);
        follower.follow(log);
        return log;
    }

    /** Whether the deliveries are being followed. */
    public boolean isRunning() {
        return follower.isRunning();
    }

    @Override
    public void close() {
        follower.close();
    }
}

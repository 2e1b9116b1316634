package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.SetAsideFolder;
import dev.caesura.gateway.spool.Spool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends records to Kafka while it answers, and to the spool while it does not. */
public final class KafkaPublisher implements Publisher {

    private final Failover failover;
    private final Spool spool;
    private final SetAsideFolder aside;
    private final PublishMetrics metrics;
    private final PendingQueue unanswered = new PendingQueue();

    KafkaPublisher(Failover failover, Spool spool, SetAsideFolder aside, PublishMetrics metrics) {
        this.failover = failover;
        this.spool = spool;
        this.aside = aside;
        this.metrics = metrics;
    }

    @Override
    public CompletableFuture<Durability> publish(List<OutgoingRecord> records, Duration waited) {
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(Durability.ACKNOWLEDGED);
        }
        Pending pending = new Pending(records, System.nanoTime() - waited.toNanos());
        unanswered.add(pending);
        failover.take(pending);
        return pending.outcome().whenComplete((durability, failure) -> count(pending, durability));
    }

    private void count(Pending pending, @Nullable Durability durability) {
        if (durability == Durability.ACKNOWLEDGED) {
            metrics.acknowledged(pending.age());
        } else if (durability == Durability.SPOOLED) {
            metrics.spooled();
        }
    }

    /**
     * Fails webhooks that have waited for too long, for whatever reason: the channel is told to
     * send them again. They may still become durable, and then appear twice. For one thread.
     */
    void expire(Duration limit) {
        unanswered.expire(limit);
    }

    /** The present status. */
    public PublisherStatus status() {
        Optional<String> obstacle = failover.findObstacle();
        return new PublisherStatus(
                obstacle.isEmpty() && spool.isEmpty(),
                obstacle,
                spool.entries(),
                spool.bytes(),
                spool.oldest(),
                aside.count());
    }
}

package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.Spool;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends records to Kafka while it answers, and to the spool while it does not. */
public final class KafkaPublisher implements Publisher {

    private final PublishRoute route;
    private final Spool spool;
    private final PublishMetrics metrics;

    KafkaPublisher(PublishRoute route, Spool spool, MeterRegistry meters) {
        this.route = route;
        this.spool = spool;
        this.metrics = route.metrics();
        PublishMetrics.show(meters, Clock.systemUTC(), this::status);
    }

    @Override
    public CompletableFuture<Durability> publish(List<OutgoingRecord> records) {
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(Durability.ACKNOWLEDGED);
        }
        Pending pending = new Pending(records, System.nanoTime());
        route.take(pending);
        return pending.outcome().whenComplete((durability, failure) -> count(pending, durability));
    }

    private void count(Pending pending, @Nullable Durability durability) {
        if (durability == Durability.ACKNOWLEDGED) {
            metrics.acknowledged(pending.age());
        } else if (durability == Durability.SPOOLED) {
            metrics.spooled();
        }
    }

    /** How it is now. */
    public PublisherStatus status() {
        Optional<String> obstacle = route.findObstacle();
        return new PublisherStatus(
                obstacle.isEmpty() && spool.isEmpty(),
                obstacle,
                spool.entries(),
                spool.bytes(),
                spool.oldest());
    }
}

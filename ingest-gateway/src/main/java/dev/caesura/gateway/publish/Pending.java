package dev.caesura.gateway.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The records of one webhook that are not durable yet. */
final class Pending {

    private final List<OutgoingRecord> records;
    private final CompletableFuture<Durability> outcome = new CompletableFuture<>();
    private final AtomicInteger open;
    private final long handedInNanos;
    private final long bytes;

    Pending(List<OutgoingRecord> records, long nowNanos) {
        this.records = List.copyOf(records);
        this.open = new AtomicInteger(records.size());
        this.handedInNanos = nowNanos;
        this.bytes = records.stream().mapToLong(OutgoingRecord::bytes).sum();
    }

    List<OutgoingRecord> records() {
        return records;
    }

    CompletableFuture<Durability> outcome() {
        return outcome;
    }

    long bytes() {
        return bytes;
    }

    boolean isOlderThan(long nanos, long nowNanos) {
        return nowNanos - handedInNanos > nanos;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - handedInNanos);
    }

    boolean isDone() {
        return outcome.isDone();
    }

    /** Counts one record as acknowledged by Kafka. */
    void acknowledgeOne() {
        if (open.decrementAndGet() == 0) {
            outcome.complete(Durability.ACKNOWLEDGED);
        }
    }

    void spooled() {
        outcome.complete(Durability.SPOOLED);
    }

    void fail(RuntimeException cause) {
        outcome.completeExceptionally(cause);
    }
}

package dev.caesura.gateway.publish;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Webhooks that wait to become durable, in the order of their arrival. */
final class PendingQueue {

    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();

    void add(Pending pending) {
        waiting.add(pending);
    }

    /** Removes settled webhooks, from the front. For one thread at a time. */
    void prune() {
        for (Pending first = waiting.peek();
                first != null && first.isDone();
                first = waiting.peek()) {
            waiting.remove();
        }
    }

    /** Whether the first has waited for longer than the limit. */
    boolean isOverdue(Duration limit) {
        Pending first = waiting.peek();
        return first != null && first.isOlderThan(limit.toNanos(), System.nanoTime());
    }

    /** Fails webhooks that have waited for longer than the limit. For one thread at a time. */
    void expire(Duration limit) {
        prune();
        while (isOverdue(limit)) {
            waiting.remove().fail(new NotDurableException("Not durable within " + limit));
            prune();
        }
    }

    /** Passes on the unsettled webhooks, in order, and is empty afterwards. */
    void moveTo(Consumer<Pending> next) {
        for (Pending first = waiting.poll(); first != null; first = waiting.poll()) {
            if (!first.isDone()) {
                next.accept(first);
            }
        }
    }

    /**
     * Waits until all present webhooks are settled, whatever their outcome, or the limit is over.
     */
    void awaitSettled(Duration limit) {
        CompletableFuture<?>[] all =
                waiting.stream().map(Pending::outcome).toArray(CompletableFuture<?>[]::new);
        var unused =
                CompletableFuture.allOf(all)
                        .exceptionally(failure -> null)
                        .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
    }
}

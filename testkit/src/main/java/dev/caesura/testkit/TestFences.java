package dev.caesura.testkit;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * Takes the fences that a topology wants written, for the driver to feed back: pass {@code
 * fences::write} to it.
 */
public final class TestFences {

    private final LongSupplier clock;
    private final Queue<Long> waiting = new ArrayDeque<>();

    TestFences(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Takes a fence; the driver feeds it back before its next step.
     *
     * @return the fence's timestamp in milliseconds since the epoch
     */
    public CompletionStage<Long> write(int partition) {
        long now = clock.getAsLong();
        waiting.add(now);
        return CompletableFuture.completedFuture(now);
    }

    Queue<Long> waiting() {
        return waiting;
    }
}

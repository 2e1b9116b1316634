package dev.caesura.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes the fences that a topology writes, for the driver to feed back, and gives it the log's
 * records to read again after a restart: pass {@code fences::write} and {@code fences::read} to it.
 */
public final class TestFences {

    private final LongSupplier clock;
    private final Queue<Long> waiting = new ArrayDeque<>();
    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();

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

    /**
     * Reads records of {@code messages} again.
     *
     * @param from the first offset
     * @param to the last offset, included
     */
    public void read(
            int partition, long from, long to, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        for (ConsumerRecord<byte[], byte[]> record : List.copyOf(log)) {
            if (record.offset() >= from && record.offset() <= to) {
                reader.accept(record);
            }
        }
    }

    Queue<Long> waiting() {
        return waiting;
    }

    /** A record is in the log. */
    void logged(ConsumerRecord<byte[], byte[]> record) {
        log.add(record);
    }
}

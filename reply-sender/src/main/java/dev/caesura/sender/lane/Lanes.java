package dev.caesura.sender.lane;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The lanes of all partitions that this instance owns.
 *
 * <p>Partitions come and go, and records come in, on the consumer's thread; records finish on the
 * lanes' threads.
 */
final class Lanes implements AutoCloseable {

    private final LaneSettings settings;
    private final ExecutorService threads;
    private final ScheduledExecutorService clock;
    private final InFlightLimit limit;
    private final LaneRunner runner;
    private final Flow flow;
    private final Map<TopicPartition, PartitionLanes> partitions = new ConcurrentHashMap<>();
    private final Set<TopicPartition> paused = ConcurrentHashMap.newKeySet();

    private volatile boolean held;

    Lanes(
            String name,
            LaneSettings settings,
            LaneHandler handler,
            Flow flow,
            MeterRegistry registry) {
        this.settings = settings;
        this.flow = flow;
        this.threads = LaneThreads.blocking(name + "-lane", settings.threads());
        this.clock = LaneThreads.clock(name + "-clock");
        this.limit =
                new InFlightLimit(settings.inFlight(), settings.inFlightSize().toBytes(), flow);
        LaneMetrics metrics = new LaneMetrics(registry, name);
        metrics.inFlight(limit::inFlight);
        this.runner = new LaneRunner(handler, threads, clock, limit, metrics);
    }

    /** Takes a record on; {@code acknowledge} is called for the last one before a gap only. */
    void accept(ConsumerRecord<byte[], byte[]> record, Runnable acknowledge) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        PartitionLanes lanes =
                partitions.computeIfAbsent(partition, p -> new PartitionLanes(runner));
        lanes.accept(
                record,
                () -> {
                    acknowledge.run();
                    resumeIfShort(partition);
                });
        if (lanes.length() >= settings.ahead() && paused.add(partition)) {
            flow.pause(partition);
            // It may have become short before the pause was noted.
            resumeIfShort(partition);
        }
    }

    /**
     * Gives partitions up in order: work in progress may finish within the drain time.
     *
     * <p>Reading is not switched until {@link #revoked}: a switch wakes the consumer, and would
     * break off the commit that follows.
     */
    void revoke(Collection<TopicPartition> revoked) {
        held = true;
        limit.hold();
        List<PartitionLanes> leaving = remove(revoked);
        leaving.forEach(PartitionLanes::drain);
        long deadline = System.nanoTime() + settings.drain().toNanos();
        for (PartitionLanes lanes : leaving) {
            lanes.awaitQuiet(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        leaving.forEach(PartitionLanes::close);
    }

    /** Takes up switching again, after the commit. */
    void revoked() {
        held = false;
        limit.release();
        paused.forEach(this::resumeIfShort);
    }

    /** Drops partitions that another instance owns already. */
    void lose(Collection<TopicPartition> lost) {
        remove(lost).forEach(PartitionLanes::close);
    }

    int inFlight() {
        return limit.inFlight();
    }

    /** Ends the threads; steps in progress are interrupted. */
    @Override
    public void close() {
        lose(List.copyOf(partitions.keySet()));
        clock.shutdownNow();
        threads.shutdownNow();
    }

    private List<PartitionLanes> remove(Collection<TopicPartition> leaving) {
        List<PartitionLanes> removed = new ArrayList<>();
        for (TopicPartition partition : leaving) {
            PartitionLanes lanes = partitions.remove(partition);
            if (lanes != null) {
                removed.add(lanes);
            }
        }
        return removed;
    }

    private void resumeIfShort(TopicPartition partition) {
        PartitionLanes lanes = partitions.get(partition);
        boolean isShort = lanes == null || lanes.length() < settings.ahead();
        if (isShort && !held && paused.remove(partition)) {
            flow.resume(partition);
        }
    }
}

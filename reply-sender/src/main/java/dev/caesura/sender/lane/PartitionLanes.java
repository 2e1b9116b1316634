package dev.caesura.sender.lane;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of one partition, for as long as this instance owns it.
 *
 * <pre>
 *   open ──drain──▶ draining ──▶ closed
 * </pre>
 *
 * While draining, steps in progress may finish and are acknowledged, but none begins. Once closed,
 * completions come too late and are dropped: the next owner has the record.
 */
final class PartitionLanes implements Ownership {

    private final LaneRunner runner;
    private final OffsetFrontier<Runnable> frontier = new OffsetFrontier<>();
    private final Map<String, Lane> lanes = new HashMap<>();
    private int stepping;
    private long bytes;
    private boolean draining;
    private boolean closed;

    PartitionLanes(LaneRunner runner) {
        this.runner = runner;
    }

    /** Takes a record on, behind those of its key. */
    void accept(ConsumerRecord<byte[], byte[]> record, Runnable acknowledge) {
        Lane lane;
        synchronized (this) {
            if (draining) {
                return;
            }
            runner.arrived(record, this);
            frontier.begin(record.offset(), acknowledge);
            bytes += bytesOf(record);
            runner.began(bytesOf(record));
            lane = lanes.computeIfAbsent(key(record), Lane::new);
            lane.records.addLast(record);
            if (lane.busy) {
                return;
            }
            lane.busy = true;
        }
        runner.execute(() -> step(lane));
    }

    @Override
    public synchronized boolean held() {
        return !draining;
    }

    @Override
    public synchronized boolean lost() {
        return closed;
    }

    /** The number of records that are not yet acknowledged. */
    synchronized int length() {
        return frontier.length();
    }

    /** Lets nothing new begin; steps in progress go on. */
    synchronized void drain() {
        draining = true;
    }

    /**
     * Waits until no step is in progress.
     *
     * @param limit the longest wait
     */
    synchronized void awaitQuiet(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            for (long left = limit.toNanos();
                    stepping > 0 && left > 0;
                    left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Drops unfinished records. */
    synchronized void close() {
        if (!closed) {
            draining = true;
            closed = true;
            runner.ended(frontier.unfinished(), bytes);
        }
    }

    private void step(Lane lane) {
        ConsumerRecord<byte[], byte[]> record = begin(lane);
        if (record == null) {
            return;
        }
        // The next step if the machine's own failure or an interruption ends this one.
        Step step = Step.again(Duration.ofSeconds(1));
        try {
            LaneWork work = lane.work;
            if (work == null) {
                work = runner.open(record, this);
                lane.work = work;
            }
            step = work.step();
            lane.failures = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            // Failures that a record causes must not be retried forever, uncounted.
            step = failed(lane, record, new IllegalStateException(e.toString(), e));
        } catch (Exception e) {
            step = failed(lane, record, e);
        } finally {
            end(lane, record, step);
        }
    }

    private Step failed(Lane lane, ConsumerRecord<byte[], byte[]> record, Exception e) {
        int failures = lane.failures;
        lane.failures = failures + 1;
        Duration pause = runner.failed(record, e, failures, held());
        try {
            if (runner.setAside(record, e, failures)) {
                lane.failures = 0;
                return Step.done();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Step.again(pause);
    }

    private synchronized @Nullable ConsumerRecord<byte[], byte[]> begin(Lane lane) {
        if (draining) {
            return null;
        }
        stepping++;
        return lane.records.getFirst();
    }

    private void end(Lane lane, ConsumerRecord<byte[], byte[]> record, Step step) {
        boolean more;
        synchronized (this) {
            stepping--;
            notifyAll();
            more = step instanceof Step.Again || finished(lane, record);
        }
        if (more) {
            runner.execute(
                    () -> step(lane),
                    step instanceof Step.Again again ? again.after() : Duration.ZERO);
        }
    }

    private boolean finished(Lane lane, ConsumerRecord<byte[], byte[]> record) {
        if (closed) {
            runner.late();
            return false;
        }
        Runnable acknowledge = frontier.finish(record.offset());
        if (acknowledge != null) {
            // Under this monitor: acknowledgements leave in the order of the frontier, and none
            // after the partition is closed.
            acknowledge.run();
        }
        bytes -= bytesOf(record);
        runner.ended(1, bytesOf(record));
        lane.work = null;
        lane.records.removeFirst();
        if (lane.records.isEmpty()) {
            lanes.remove(lane.key);
            return false;
        }
        return true;
    }

    private static long bytesOf(ConsumerRecord<byte[], byte[]> record) {
        long key = record.key() == null ? 0 : record.key().length;
        return key + (record.value() == null ? 0 : record.value().length);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    /** One key's records, oldest first; the head is in progress. */
    private static final class Lane {
        final String key;
        final ArrayDeque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>(2);
        boolean busy;
        // Only the one step of this lane that is in progress touches these.
        volatile @Nullable LaneWork work;
        volatile int failures;

        Lane(String key) {
            this.key = key;
        }
    }
}

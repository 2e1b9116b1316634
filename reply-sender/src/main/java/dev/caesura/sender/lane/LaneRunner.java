package dev.caesura.sender.lane;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts that the lanes of all partitions share: threads, the in-flight limit, the handler,
 * metrics.
 */
final class LaneRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LaneRunner.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final int MOST_FAILURES = 7;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final LaneHandler handler;
    private final ExecutorService threads;
    private final ScheduledExecutorService clock;
    private final InFlightLimit limit;
    private final LaneMetrics metrics;

    LaneRunner(
            LaneHandler handler,
            ExecutorService threads,
            ScheduledExecutorService clock,
            InFlightLimit limit,
            LaneMetrics metrics) {
        this.handler = handler;
        this.threads = threads;
        this.clock = clock;
        this.limit = limit;
        this.metrics = metrics;
    }

    void arrived(ConsumerRecord<byte[], byte[]> record, Ownership ownership) {
        handler.arrived(record, ownership);
    }

    LaneWork open(ConsumerRecord<byte[], byte[]> record, Ownership ownership) {
        return handler.open(record, ownership);
    }

    void execute(Runnable step) {
        try {
            threads.execute(step);
        } catch (RejectedExecutionException e) {
            // Shut down: the record stays unacknowledged, and the next owner reads it again.
        }
    }

    void execute(Runnable step, Duration after) {
        if (after.isZero()) {
            execute(step);
            return;
        }
        try {
            var unused = clock.schedule(() -> execute(step), after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // As above.
        }
    }

    void began(long bytes) {
        limit.add(1, bytes);
    }

    void ended(int records, long bytes) {
        limit.add(-records, -bytes);
    }

    void late() {
        metrics.late();
    }

    /**
     * Sets aside a record whose steps have failed again and again. A failure of Kafka is never a
     * reason: it may succeed later.
     *
     * @return whether it is set aside
     */
    boolean setAside(ConsumerRecord<byte[], byte[]> record, Exception e, int failuresBefore)
            throws InterruptedException {
        if (failuresBefore < MOST_FAILURES || e instanceof KafkaException) {
            return false;
        }
        try {
            handler.setAside(record, e);
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception stillThere) {
            return false;
        }
        LOG.error(
                "{}-{}@{} is set aside: its work failed {} times",
                record.topic(),
                record.partition(),
                record.offset(),
                failuresBefore + 1,
                e);
        return true;
    }

    /** Logs a step that threw, and returns the wait before the next. */
    Duration failed(
            ConsumerRecord<byte[], byte[]> record, Exception e, int failuresBefore, boolean held) {
        metrics.failed();
        if (held) {
            LOG.warn(
                    "The step on {}-{}@{} failed and is tried again",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e);
        }
        long pause = FIRST_PAUSE_MILLIS << Math.min(failuresBefore, 10);
        return Duration.ofMillis(Math.min(pause, LONGEST_PAUSE_MILLIS));
    }
}

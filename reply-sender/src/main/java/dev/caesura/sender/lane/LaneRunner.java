package dev.caesura.sender.lane;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the lanes of all partitions share: threads, the in-flight limit, the handler, metrics. */
final class LaneRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LaneRunner.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
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

    /** Logs a step that threw, and says how long to wait before the next. */
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

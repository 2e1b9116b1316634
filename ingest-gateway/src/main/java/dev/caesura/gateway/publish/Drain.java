package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.Spool;
import dev.caesura.gateway.spool.SpoolEntry;
import dev.caesura.gateway.spool.SpoolException;
import dev.caesura.service.retry.Backoff;
import dev.caesura.service.supervise.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the spool into Kafka whenever it is in use, from the front, batch by batch: settled
 * entries are removed, and the rest is sent again through a new link.
 */
final class Drain implements Work {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final int MOST_ENTRIES = 1_000;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Failover failover;
    private final Spool spool;
    private final SpoolWriter writer;
    private final PublishSettings settings;
    private final RefusedRecords refused;
    private final PublishMetrics metrics;
    private final Supplier<ProducerLink> links;
    private final Backoff backoff = new Backoff(SHORTEST_PAUSE, LONGEST_PAUSE);
    private final DrainPace pace;

    Drain(
            Failover failover,
            Spool spool,
            SpoolWriter writer,
            PublishSettings settings,
            RefusedRecords refused,
            PublishMetrics metrics,
            Supplier<ProducerLink> links) {
        this.failover = failover;
        this.spool = spool;
        this.writer = writer;
        this.settings = settings;
        this.refused = refused;
        this.metrics = metrics;
        this.links = links;
        this.pace = new DrainPace(settings.drainWithin());
    }

    @Override
    public void run(Pulse pulse) throws InterruptedException {
        int failures = 0;
        failover.cancelHandover(); // Left behind if an earlier run has failed.
        while (true) {
            pulse.beat();
            if (failover.awaitSpooling()) {
                failures = drainOnce(pulse) ? 0 : failures + 1;
                pause(failures);
            }
            spool.tidy();
        }
    }

    private void pause(int failures) throws InterruptedException {
        if (failures > 0) {
            TimeUnit.NANOSECONDS.sleep(backoff.pause(failures).toNanos());
        }
    }

    /** Connects and sends everything; returns whether it made progress. */
    private boolean drainOnce(Pulse pulse) throws InterruptedException {
        ProducerLink link = null;
        boolean handedOver = false;
        long before = spool.entries();
        try {
            link = connect(pulse);
            handedOver = drain(link, pulse);
        } catch (SpoolException e) {
            LOG.error("The spool can't be drained now", e);
            failover.obstacle(String.valueOf(e.getMessage()));
        } catch (InterruptException e) {
            // Kafka's, which has set the thread's flag again.
            throw new InterruptedException();
        } finally {
            if (!handedOver) {
                failover.cancelHandover();
                abort(link);
            }
        }
        return handedOver || spool.entries() < before;
    }

    private static void abort(@Nullable ProducerLink broken) {
        if (broken != null) {
            broken.abort();
        }
    }

    private ProducerLink connect(Pulse pulse) throws InterruptedException {
        ProducerLink link = null;
        try {
            for (int failures = 1; ; failures++) {
                pulse.beat();
                Optional<String> obstacle;
                try {
                    link = link == null ? links.get() : link;
                    obstacle = link.findObstacle(settings.topics());
                } catch (InterruptException e) {
                    throw e;
                } catch (KafkaException e) {
                    obstacle = Optional.of(reasonOf(e));
                }
                if (link != null && obstacle.isEmpty()) {
                    return link;
                }
                obstacle.ifPresent(failover::obstacle);
                TimeUnit.NANOSECONDS.sleep(backoff.pause(failures).toNanos());
            }
        } catch (InterruptedException | RuntimeException e) {
            abort(link);
            throw e;
        }
    }

    /** The cause names the wrong setting. */
    private static String reasonOf(KafkaException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** Sends everything; returns whether the failover has taken the link over. */
    private boolean drain(ProducerLink link, Pulse pulse) throws InterruptedException {
        while (true) {
            pulse.beat();
            List<SpoolEntry> entries = spool.front(MOST_ENTRIES, pace.bytes());
            if (!entries.isEmpty()) {
                String failure = send(link, entries, pulse);
                if (failure != null) {
                    LOG.warn("The spool is not drained now: {}", failure);
                    failover.obstacle(failure);
                    return false;
                }
            } else if (hasHandedOver(link)) {
                return true;
            }
        }
    }

    private @Nullable String send(ProducerLink link, List<SpoolEntry> entries, Pulse pulse)
            throws InterruptedException {
        long began = System.nanoTime();
        DrainedBatch batch = new DrainedBatch(link, refused, entries);
        int settled = batch.send(pace.stall(), pulse);
        if (settled > 0) {
            spool.removeThrough(entries.get(settled - 1));
            metrics.drained(settled);
        }
        String failure = batch.failure();
        if (failure == null) {
            pace.settled(Duration.ofNanos(System.nanoTime() - began));
        } else {
            pace.interrupted(settled > 0);
        }
        return failure;
    }

    private boolean hasHandedOver(ProducerLink link) throws InterruptedException {
        failover.beginHandover();
        long deadline = System.nanoTime() + settings.acknowledgeWithin().toNanos();
        while (!writer.isIdle() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return failover.finishHandover(link);
    }
}

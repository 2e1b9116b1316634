package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.Spool;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way that all webhooks go at a time: to Kafka, or to the spool.
 *
 * <pre>
 *            late, failed or full                     the spool is empty
 *   DIRECT ───────────────────────▶ SPOOLING ◀──────▶ HANDOVER ─────────▶ DIRECT
 *   to Kafka                        to the disk,      held back for the
 *                                   Drain empties it  last of the spool
 * </pre>
 *
 * <p>Because there is one way, a newer record never overtakes an older one: what Kafka had not
 * acknowledged when it was late goes to the spool first, in order, and what comes after it queues
 * up behind. See {@link ProducerLink} for why what is still on its way does no harm.
 *
 * <p>Webhooks share the read lock, since those that come in at the same time have no order among
 * them; whoever changes the way takes the write lock.
 */
final class PublishRoute {

    private static final Logger LOG = LoggerFactory.getLogger(PublishRoute.class);

    private enum Mode {
        DIRECT,
        HANDOVER,
        SPOOLING,
        CLOSED
    }

    private final PublishSettings settings;
    private final Spool spool;
    private final SpoolWriter writer;
    private final PublishMetrics metrics;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Condition interrupted = lock.writeLock().newCondition();
    private final DirectWay direct = new DirectWay();
    private final PendingQueue held = new PendingQueue();
    private Mode mode = Mode.SPOOLING;
    private volatile @Nullable String obstacle = "Not connected yet";

    PublishRoute(
            PublishSettings settings, Spool spool, SpoolWriter writer, PublishMetrics metrics) {
        this.settings = settings;
        this.spool = spool;
        this.writer = writer;
        this.metrics = metrics;
    }

    PublishSettings settings() {
        return settings;
    }

    PublishMetrics metrics() {
        return metrics;
    }

    /** Why records do not go to Kafka; empty while they do. */
    Optional<String> findObstacle() {
        return Optional.ofNullable(obstacle);
    }

    void obstacle(String why) {
        obstacle = why;
    }

    /** Sends a webhook on its way. */
    void take(Pending pending) {
        ProducerLink current;
        lock.readLock().lock();
        try {
            current = direct.link();
            switch (mode) {
                case DIRECT -> direct.send(pending, this);
                case HANDOVER -> held.add(pending);
                case SPOOLING -> writer.offer(pending);
                case CLOSED -> pending.fail(new NotDurableException("The gateway is stopping"));
            }
        } finally {
            lock.readLock().unlock();
        }
        if (current != null && current.hasFailed()) {
            interrupt(current);
        }
    }

    /** Switches to the spool if the link, which has failed, is still the one in use. */
    void interrupt(ProducerLink broken) {
        // Within take, which comes here again once it has left its lock.
        if (lock.getReadHoldCount() == 0) {
            interrupt(broken, broken.failure());
        }
    }

    private void interrupt(ProducerLink broken, String why) {
        lock.writeLock().lock();
        try {
            if (mode == Mode.DIRECT && direct.link() == broken) {
                LOG.warn("Kafka does not take messages: {}. They go to the spool.", why);
                obstacle = why;
                metrics.interrupted();
                spoolAll(direct.unacknowledged());
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void spoolAll(PendingQueue waiting) {
        mode = Mode.SPOOLING;
        waiting.moveTo(writer::offer);
        interrupted.signalAll();
    }

    /** Switches to the spool if somebody waits for too long; to be called regularly. */
    void checkLimits() {
        lock.writeLock().lock();
        try {
            ProducerLink current = direct.link();
            if (current != null && direct.isOverdue(settings.acknowledgeWithin())) {
                interrupt(current, "No acknowledgement within " + settings.acknowledgeWithin());
            }
            if (held.isOverdue(settings.acknowledgeWithin())) {
                spoolAll(held);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Waits until the spool is in use; then the broken link, if any, is the caller's. */
    @Nullable ProducerLink awaitInterruption() throws InterruptedException {
        lock.writeLock().lockInterruptibly();
        try {
            while (mode == Mode.DIRECT) {
                interrupted.await();
            }
            return direct.release();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Holds new webhooks back, so that the spool's end is in sight. */
    void beginHandover() {
        lock.writeLock().lock();
        try {
            if (mode == Mode.SPOOLING) {
                mode = Mode.HANDOVER;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Goes over to Kafka, if nothing is or will be in the spool.
     *
     * @return whether it did; if not, go on draining
     */
    boolean finishHandover(ProducerLink fresh) {
        lock.writeLock().lock();
        try {
            if (mode != Mode.HANDOVER || !writer.isIdle() || !spool.isEmpty()) {
                return false;
            }
            LOG.info("Kafka takes messages");
            mode = Mode.DIRECT;
            direct.open(fresh);
            obstacle = null;
            held.moveTo(this::take);
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Gives up a handover: the link broke while the spool's end was sent. */
    void cancelHandover(String why) {
        lock.writeLock().lock();
        try {
            obstacle = why;
            if (mode == Mode.HANDOVER) {
                spoolAll(held);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Refuses new webhooks, waits for Kafka, and spools what it does not take in time. */
    void close() {
        closeAfterSpooling(held);
        var unused =
                direct.unacknowledged()
                        .settled()
                        .completeOnTimeout(
                                null,
                                settings.acknowledgeWithin().toMillis(),
                                TimeUnit.MILLISECONDS)
                        .join();
        closeAfterSpooling(direct.unacknowledged());
    }

    private void closeAfterSpooling(PendingQueue waiting) {
        lock.writeLock().lock();
        try {
            spoolAll(waiting);
            mode = Mode.CLOSED;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The link in use, if any, for its orderly end. */
    @Nullable ProducerLink releaseLink() {
        lock.writeLock().lock();
        try {
            return direct.release();
        } finally {
            lock.writeLock().unlock();
        }
    }
}

package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.Spool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the one {@link Route} that all webhooks take at a time: to Kafka, or to the spool.
 *
 * <p>Because there is one route, a newer record never overtakes an older one: when Kafka is late,
 * the unacknowledged records go to the spool first, in order, and newer ones queue up behind them.
 * {@link ProducerLink} explains why records still in flight do no harm.
 *
 * <p>Webhooks share the read lock, since those that come in at the same time have no order among
 * them; a change of the route takes the write lock. An outcome that is known at once is reported
 * when no lock is held.
 */
final class Failover {

    private static final Logger LOG = LoggerFactory.getLogger(Failover.class);

    private final PublishSettings settings;
    private final Spool spool;
    private final SpoolWriter writer;
    private final PublishMetrics metrics;
    private final RefusedRecords refused;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Condition changed = lock.writeLock().newCondition();
    private Route route;
    private volatile @Nullable String obstacle = "Not connected yet";

    Failover(
            PublishSettings settings,
            Spool spool,
            SpoolWriter writer,
            PublishMetrics metrics,
            RefusedRecords refused) {
        this.settings = settings;
        this.spool = spool;
        this.writer = writer;
        this.metrics = metrics;
        this.refused = refused;
        this.route = new Route.Spooling(writer, null);
    }

    /** The reason why records do not go to Kafka; empty while they do. */
    Optional<String> findObstacle() {
        return Optional.ofNullable(obstacle);
    }

    void obstacle(String why) {
        obstacle = why;
    }

    /** Sends a webhook on its way. */
    void take(Pending pending) {
        List<Runnable> known;
        lock.readLock().lock();
        try {
            known = route.take(pending);
        } finally {
            lock.readLock().unlock();
        }
        known.forEach(Runnable::run);
    }

    private final Route.DirectAnswers answers =
            new Route.DirectAnswers() {
                @Override
                public void linkFailed(ProducerLink link) {
                    spoolInstead(link, link.failure());
                }

                @Override
                public void refused(Pending pending, OutgoingRecord record, Exception why) {
                    refused.ofDirect(pending, record, why, Failover.this::take);
                }
            };

    /** Switches to the spool if this link is still the one in use. */
    private void spoolInstead(ProducerLink link, String why) {
        List<Runnable> known = List.of();
        lock.writeLock().lock();
        try {
            if (route instanceof Route.Direct direct && direct.link() == link) {
                LOG.warn("Kafka does not accept messages: {}. They go to the spool.", why);
                obstacle = why;
                metrics.interrupted();
                known = spoolAll(direct.unacknowledged(), link);
            }
        } finally {
            lock.writeLock().unlock();
        }
        known.forEach(Runnable::run);
    }

    private List<Runnable> spoolAll(PendingQueue waiting, @Nullable ProducerLink abandoned) {
        List<Runnable> known = new ArrayList<>();
        route = new Route.Spooling(writer, abandoned);
        waiting.moveTo(pending -> known.addAll(writer.offer(pending)));
        changed.signalAll();
        return known;
    }

    /** Switches to the spool if a webhook waits for too long; to be called regularly. */
    void checkLimits() {
        ProducerLink late = null;
        boolean heldTooLong = false;
        lock.readLock().lock();
        try {
            if (route instanceof Route.Direct direct) {
                late = isOverdue(direct.unacknowledged()) ? direct.link() : null;
            } else if (route instanceof Route.Handover handover) {
                heldTooLong = isOverdue(handover.held());
            }
        } finally {
            lock.readLock().unlock();
        }
        if (late != null) {
            spoolInstead(late, "No acknowledgement within " + settings.acknowledgeWithin());
        }
        if (heldTooLong) {
            cancelHandover();
        }
    }

    private boolean isOverdue(PendingQueue waiting) {
        waiting.prune();
        return waiting.isOverdue(settings.acknowledgeWithin());
    }

    /**
     * Waits until the spool is in use; then the link that was in use before is the caller's to end.
     *
     * @return whether it is in use; false after a second without
     */
    boolean awaitSpooling() throws InterruptedException {
        ProducerLink abandoned = null;
        lock.writeLock().lockInterruptibly();
        try {
            if (route instanceof Route.Direct) {
                boolean unused = changed.await(1, TimeUnit.SECONDS);
            }
            if (route instanceof Route.Spooling spooling) {
                abandoned = spooling.abandoned();
                route = new Route.Spooling(writer, null);
            }
            return route instanceof Route.Spooling;
        } finally {
            lock.writeLock().unlock();
            abort(abandoned);
        }
    }

    /** Holds new webhooks back, so that the spool's end is in sight. */
    void beginHandover() {
        lock.writeLock().lock();
        try {
            if (route instanceof Route.Spooling) {
                route = new Route.Handover(new PendingQueue());
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Goes over to Kafka, if nothing is or will be in the spool.
     *
     * @return whether it did; if not, continue draining
     */
    boolean finishHandover(ProducerLink fresh) {
        List<Runnable> known = new ArrayList<>();
        lock.writeLock().lock();
        try {
            if (!(route instanceof Route.Handover handover)
                    || !writer.isIdle()
                    || !spool.isEmpty()) {
                return false;
            }
            LOG.info("Kafka accepts messages");
            Route.Direct direct = new Route.Direct(fresh, answers, new PendingQueue());
            route = direct;
            obstacle = null;
            handover.held().moveTo(pending -> known.addAll(direct.take(pending)));
        } finally {
            lock.writeLock().unlock();
        }
        known.forEach(Runnable::run);
        return true;
    }

    /** Gives up a handover, if there is one: the webhooks that are held back go to the spool. */
    void cancelHandover() {
        List<Runnable> known = List.of();
        lock.writeLock().lock();
        try {
            if (route instanceof Route.Handover handover) {
                known = spoolAll(handover.held(), null);
            }
        } finally {
            lock.writeLock().unlock();
        }
        known.forEach(Runnable::run);
    }

    /**
     * Refuses new webhooks, waits for Kafka, and spools the records that it does not take in time.
     */
    void close() {
        Route last = closeRoute();
        if (last instanceof Route.Direct direct) {
            PendingQueue open = direct.unacknowledged();
            open.awaitSettled(settings.acknowledgeWithin());
            open.moveTo(pending -> writer.offer(pending).forEach(Runnable::run));
            direct.link().close(settings.acknowledgeWithin());
        } else if (last instanceof Route.Handover handover) {
            handover.held().moveTo(pending -> writer.offer(pending).forEach(Runnable::run));
        } else if (last instanceof Route.Spooling spooling) {
            abort(spooling.abandoned());
        }
    }

    private static void abort(@Nullable ProducerLink abandoned) {
        if (abandoned != null) {
            abandoned.abort();
        }
    }

    private Route closeRoute() {
        lock.writeLock().lock();
        try {
            Route last = route;
            route = new Route.Closed();
            return last;
        } finally {
            lock.writeLock().unlock();
        }
    }
}

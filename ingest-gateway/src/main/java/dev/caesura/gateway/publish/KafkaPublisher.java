package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.Spool;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records to Kafka while it answers, and to the spool while it does not.
 *
 * <pre>
 *            late, failed or full                     the spool is empty
 *   DIRECT ───────────────────────▶ SPOOLING ◀──────▶ HANDOVER ─────────▶ DIRECT
 *   to Kafka                        to the disk,      held back for the
 *                                   Drain empties it  last of the spool
 * </pre>
 *
 * <p>Everything goes one way at a time, so a newer record never overtakes an older one: what Kafka
 * had not acknowledged when it was late goes to the spool first, in order, and what comes after it
 * queues up behind. See {@link ProducerLink} for why what is still on its way does no harm.
 */
public final class KafkaPublisher implements Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaPublisher.class);

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

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition interrupted = lock.newCondition();
    private final Deque<Pending> unacknowledged = new ArrayDeque<>();
    private final Deque<Pending> held = new ArrayDeque<>();
    private Mode mode = Mode.SPOOLING;
    private @Nullable ProducerLink link;
    private volatile @Nullable String obstacle = "Not connected yet";

    KafkaPublisher(
            PublishSettings settings, Spool spool, SpoolWriter writer, MeterRegistry meters) {
        this.settings = settings;
        this.spool = spool;
        this.writer = writer;
        this.metrics = new PublishMetrics(meters);
        PublishMetrics.show(meters, Clock.systemUTC(), this::status);
    }

    @Override
    public CompletableFuture<Durability> publish(List<OutgoingRecord> records) {
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(Durability.ACKNOWLEDGED);
        }
        Pending pending = new Pending(records, System.nanoTime());
        lock.lock();
        try {
            route(pending);
        } finally {
            lock.unlock();
        }
        return pending.outcome().whenComplete((durability, failure) -> count(pending, durability));
    }

    /** How it is now. */
    public PublisherStatus status() {
        String reason = obstacle;
        return new PublisherStatus(
                reason == null && spool.isEmpty(),
                Optional.ofNullable(reason),
                spool.entries(),
                spool.bytes(),
                spool.oldest());
    }

    private void route(Pending pending) {
        switch (mode) {
            case DIRECT -> sendDirectly(pending);
            case HANDOVER -> held.add(pending);
            case SPOOLING -> writer.offer(pending);
            case CLOSED -> pending.fail(new NotDurableException("The gateway is stopping"));
        }
    }

    private void sendDirectly(Pending pending) {
        ProducerLink current = link;
        if (current == null) {
            throw new IllegalStateException("Direct without a link");
        }
        prune();
        unacknowledged.add(pending);
        for (OutgoingRecord record : pending.records()) {
            current.send(record, new DirectAnswer(pending, record, current));
            if (mode != Mode.DIRECT) {
                return;
            }
        }
    }

    /** Forgets what is settled, from the front. */
    private void prune() {
        while (!unacknowledged.isEmpty() && unacknowledged.getFirst().isDone()) {
            unacknowledged.removeFirst();
        }
    }

    /** Switches to the spool if the link is still the one in use. */
    private void interrupt(ProducerLink broken, String why) {
        lock.lock();
        try {
            if (mode == Mode.DIRECT && link == broken) {
                LOG.warn("Kafka does not take messages: {}. They go to the spool.", why);
                obstacle = why;
                metrics.interrupted();
                spoolAll(unacknowledged);
            }
        } finally {
            lock.unlock();
        }
    }

    private void spoolAll(Deque<Pending> waiting) {
        mode = Mode.SPOOLING;
        waiting.stream().filter(pending -> !pending.isDone()).forEach(writer::offer);
        waiting.clear();
        interrupted.signalAll();
    }

    /** Switches to the spool if somebody waits for too long; to be called regularly. */
    void checkLimits() {
        lock.lock();
        try {
            prune();
            if (isOverdue(unacknowledged) && link != null) {
                interrupt(link, "No acknowledgement within " + settings.acknowledgeWithin());
            }
            if (isOverdue(held)) {
                spoolAll(held);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOverdue(Deque<Pending> waiting) {
        Pending first = waiting.peekFirst();
        return first != null
                && first.isOlderThan(settings.acknowledgeWithin().toNanos(), System.nanoTime());
    }

    /** Waits until the spool is in use; then the broken link, if any, is the caller's. */
    @Nullable ProducerLink awaitInterruption() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (mode == Mode.DIRECT) {
                interrupted.await();
            }
            ProducerLink broken = link;
            link = null;
            return broken;
        } finally {
            lock.unlock();
        }
    }

    void obstacle(String why) {
        obstacle = why;
    }

    /** Holds new webhooks back, so that the spool's end is in sight. */
    void beginHandover() {
        lock.lock();
        try {
            if (mode == Mode.SPOOLING) {
                mode = Mode.HANDOVER;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Goes over to Kafka, if nothing is or will be in the spool.
     *
     * @return whether it did; if not, go on draining
     */
    boolean finishHandover(ProducerLink fresh) {
        lock.lock();
        try {
            if (mode != Mode.HANDOVER || !writer.isIdle() || !spool.isEmpty()) {
                return false;
            }
            LOG.info("Kafka takes messages");
            mode = Mode.DIRECT;
            link = fresh;
            obstacle = null;
            List<Pending> waiting = List.copyOf(held);
            held.clear();
            waiting.forEach(this::route);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Gives up a handover: the link broke while the spool's end was sent. */
    void cancelHandover(String why) {
        lock.lock();
        try {
            obstacle = why;
            if (mode == Mode.HANDOVER) {
                spoolAll(held);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Refuses new webhooks, waits for Kafka, and spools what it does not take in time. */
    void stopAccepting() {
        CompletableFuture<?>[] open;
        lock.lock();
        try {
            spoolAll(held);
            mode = Mode.CLOSED;
            open =
                    unacknowledged.stream()
                            .map(Pending::outcome)
                            .toArray(CompletableFuture<?>[]::new);
        } finally {
            lock.unlock();
        }
        CompletableFuture.allOf(open)
                .exceptionally(failure -> null)
                .completeOnTimeout(
                        null, settings.acknowledgeWithin().toMillis(), TimeUnit.MILLISECONDS)
                .join();
        lock.lock();
        try {
            spoolAll(unacknowledged);
            mode = Mode.CLOSED;
        } finally {
            lock.unlock();
        }
    }

    /** The link in use, if any, for its orderly end. */
    @Nullable ProducerLink releaseLink() {
        lock.lock();
        try {
            ProducerLink last = link;
            link = null;
            return last;
        } finally {
            lock.unlock();
        }
    }

    private void count(Pending pending, @Nullable Durability durability) {
        if (durability == Durability.ACKNOWLEDGED) {
            metrics.acknowledged(pending.age());
        } else if (durability == Durability.SPOOLED) {
            metrics.spooled();
        }
    }

    PublishMetrics metrics() {
        return metrics;
    }

    /** Follows one record of a webhook that was sent directly. */
    private final class DirectAnswer implements ProducerLink.Answer {

        private final Pending pending;
        private final OutgoingRecord record;
        private final ProducerLink sentBy;

        DirectAnswer(Pending pending, OutgoingRecord record, ProducerLink sentBy) {
            this.pending = pending;
            this.record = record;
            this.sentBy = sentBy;
        }

        @Override
        public void acknowledged() {
            pending.acknowledgeOne();
        }

        @Override
        public void refused(Exception why) {
            metrics.refused();
            if (record.topic().equals(settings.deadLetters())) {
                pending.fail(new NotDurableException("Kafka refuses the dead letter", why));
                return;
            }
            OutgoingRecord letter = DeadLetters.ofRecord(settings.deadLetters(), record, why);
            var unused = publish(List.of(letter)).whenComplete((durability, e) -> settle(e));
        }

        private void settle(@Nullable Throwable failure) {
            if (failure == null) {
                pending.acknowledgeOne();
            } else {
                pending.fail(new NotDurableException("Refused", failure));
            }
        }

        @Override
        public void failed(Exception why) {
            interrupt(sentBy, String.valueOf(why.getMessage()));
        }
    }
}

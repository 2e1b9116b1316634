package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.Spool;
import dev.caesura.gateway.spool.SpoolException;
import dev.caesura.service.supervise.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes webhooks to the spool, in the order in which they are offered. One sync writes all that
 * came in during the one before.
 */
final class SpoolWriter implements Work {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolWriter.class);
    private static final int GROUP = 1_000;
    private static final long GROUP_BYTES = 8L * 1024 * 1024;

    /** The bytes that may wait in memory for the disk. */
    private static final long QUEUE_BYTES = 64L * 1024 * 1024;

    private final Spool spool;
    private final long limit;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicLong unwritten = new AtomicLong();
    private volatile boolean failing;

    SpoolWriter(Spool spool, long limit) {
        this.spool = spool;
        this.limit = limit;
    }

    /**
     * Takes a webhook for the spool, or fails it if there is no room.
     *
     * @return the actions to take once no lock is held
     */
    List<Runnable> offer(Pending pending) {
        long queued = queuedBytes.get() + pending.bytes();
        if (queued > QUEUE_BYTES || spool.bytes() + queued > limit) {
            return List.of(() -> pending.fail(full()));
        }
        queuedBytes.addAndGet(pending.bytes());
        unwritten.incrementAndGet();
        queue.add(pending);
        return List.of();
    }

    private static NotDurableException full() {
        return new NotDurableException("Kafka does not answer and the spool is full");
    }

    /** Whether all that was offered is on the disk, or has failed. */
    boolean isIdle() {
        return unwritten.get() == 0;
    }

    @Override
    public void run(Pulse pulse) throws InterruptedException {
        while (true) {
            Pending first = queue.poll(1, TimeUnit.SECONDS);
            pulse.beat();
            if (first != null) {
                write(groupFrom(first));
            }
        }
    }

    private List<Pending> groupFrom(Pending first) {
        List<Pending> group = new ArrayList<>();
        long bytes = 0;
        for (Pending next = first; next != null; next = queue.poll()) {
            group.add(next);
            bytes += next.bytes();
            if (group.size() >= GROUP || bytes >= GROUP_BYTES) {
                break;
            }
        }
        return group;
    }

    /** Whatever happens, every webhook of the group has its answer afterwards. */
    private void write(List<Pending> group) {
        // Records acknowledged since then are in the topic, before all later ones.
        List<Pending> open = group.stream().filter(pending -> !pending.isDone()).toList();
        @Nullable RuntimeException failure =
                new NotDurableException("The spool's writer has failed");
        try {
            if (!open.isEmpty()) {
                spool.append(bytesOf(open));
            }
            failure = null;
            failing = false;
        } catch (SpoolException e) {
            failure = new NotDurableException("The disk does not take it", e);
            logOnce(open.size(), e);
        } finally {
            settle(group);
            for (Pending pending : open) {
                answer(pending, failure);
            }
        }
    }

    private static void answer(Pending pending, @Nullable RuntimeException failure) {
        if (failure == null) {
            pending.spooled();
        } else {
            pending.fail(failure);
        }
    }

    private void logOnce(int webhooks, SpoolException e) {
        if (!failing) {
            LOG.error("{} webhooks could not be spooled and were refused", webhooks, e);
        }
        failing = true;
    }

    private static List<byte[]> bytesOf(List<Pending> open) {
        return open.stream()
                .flatMap(pending -> pending.records().stream())
                .map(RecordCodec::encode)
                .toList();
    }

    private void settle(List<Pending> group) {
        queuedBytes.addAndGet(-group.stream().mapToLong(Pending::bytes).sum());
        unwritten.addAndGet(-group.size());
    }
}

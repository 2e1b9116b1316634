package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.Spool;
import dev.caesura.gateway.spool.SpoolException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes webhooks to the spool, in the order in which they are offered, as many with one sync as
 * have come in during the one before.
 */
final class SpoolWriter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolWriter.class);
    private static final int GROUP = 1_000;

    /** What may wait in memory for the disk. */
    private static final long QUEUE_BYTES = 128L * 1024 * 1024;

    private final Spool spool;
    private final long limit;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicLong unwritten = new AtomicLong();

    SpoolWriter(Spool spool, long limit) {
        this.spool = spool;
        this.limit = limit;
    }

    /** Takes a webhook for the spool, or fails it if there is no room. */
    void offer(Pending pending) {
        long queued = queuedBytes.get() + pending.bytes();
        if (queued > QUEUE_BYTES || spool.bytes() + queued > limit) {
            // Elsewhere, since the caller holds the route's lock.
            ForkJoinPool.commonPool().execute(() -> pending.fail(full()));
            return;
        }
        queuedBytes.addAndGet(pending.bytes());
        unwritten.incrementAndGet();
        queue.add(pending);
    }

    private static NotDurableException full() {
        return new NotDurableException("Kafka does not answer and the spool is full");
    }

    /** Whether all that was offered is on the disk. */
    boolean isIdle() {
        return unwritten.get() == 0;
    }

    @Override
    public void run() {
        List<Pending> group = new ArrayList<>(GROUP);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                group.add(queue.take());
                queue.drainTo(group, GROUP - 1);
                write(group);
                group.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Pending> group) {
        // What was acknowledged since then is in the topic, before all that comes later.
        List<Pending> open = group.stream().filter(pending -> !pending.isDone()).toList();
        try {
            if (!open.isEmpty()) {
                spool.append(bytesOf(open));
            }
            settle(group);
            open.forEach(Pending::spooled);
        } catch (SpoolException e) {
            LOG.error("{} webhooks could not be spooled and were refused", open.size(), e);
            settle(group);
            open.forEach(pending -> pending.fail(new NotDurableException("No disk", e)));
        }
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

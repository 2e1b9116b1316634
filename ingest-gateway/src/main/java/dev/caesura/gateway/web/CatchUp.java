package dev.caesura.gateway.web;

import dev.caesura.service.supervise.SupervisedThread;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.Work.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what pages have missed, by reading the log from where each of them was. Pages of one
 * partition that wait at the same time, as after a gateway's restart, are served by one scan.
 */
final class CatchUp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final int MOST_WAITING = 10_000;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    /**
     * What a page asks for.
     *
     * @param conversationId its conversation
     * @param from what it has seen
     * @param upTo the offset in {@code deliveries} from which on it is shown everything
     * @param missed what it has missed
     */
    record Request(
            String conversationId,
            EventPosition from,
            long upTo,
            CompletableFuture<Missed> missed) {}

    private final WebLog log;
    private final Mailbox mailbox;
    private final MailboxReader reader;
    private final Supervisor supervisor;
    private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private @Nullable SupervisedThread thread;

    CatchUp(WebLog log, Mailbox mailbox, MailboxReader reader, Supervisor supervisor) {
        this.log = log;
        this.mailbox = mailbox;
        this.reader = reader;
        this.supervisor = supervisor;
    }

    /**
     * Looks for what a page has missed.
     *
     * @return fails if the log can't be read now; the page then comes again by itself
     */
    CompletableFuture<Missed> missed(String conversationId, EventPosition from, long upTo) {
        CompletableFuture<Missed> missed = new CompletableFuture<>();
        if (from.deliveries() == upTo) {
            missed.complete(new Missed(List.of(), Optional.of(from)));
        } else if (waiting.offer(new Request(conversationId, from, upTo, missed))) {
            start();
        } else {
            missed.completeExceptionally(new IllegalStateException("Too many pages wait"));
        }
        return missed;
    }

    private synchronized void start() {
        if (thread == null) {
            thread = supervisor.start("caesura-page-catch-up", this::run);
        }
    }

    private void run(Pulse pulse) throws InterruptedException {
        while (true) {
            pulse.beat();
            Request first = waiting.poll(1, TimeUnit.SECONDS);
            if (first != null) {
                serve(pageGroup(first), pulse);
            }
        }
    }

    /** All who wait for the same partition. */
    private List<Request> pageGroup(Request first) {
        List<Request> all = new ArrayList<>();
        waiting.drainTo(all);
        List<Request> group = new ArrayList<>(List.of(first));
        for (Request other : all) {
            boolean same = other.from().partition() == first.from().partition();
            if (same || !waiting.offer(other)) {
                group.add(other);
            }
        }
        group.removeIf(request -> request.missed().isDone());
        return group;
    }

    private void serve(List<Request> group, Pulse pulse) throws InterruptedException {
        if (group.isEmpty()) {
            return;
        }
        try (Scan scan = new Scan(log.open())) {
            PartitionScan found = new PartitionScan(log, group);
            found.read(scan.consumer(), pulse);
            int partition = group.get(0).from().partition();
            long began = reader.positioned().join().beganAt(log.replies(partition));
            found.unsent().forEach((reply, at) -> mailbox.found(reply, partition, at, began));
            group.forEach(request -> request.missed().complete(found.missed(request)));
        } catch (InterruptException e) {
            throw new InterruptedException();
        } catch (RuntimeException e) {
            LOG.warn("What web pages have missed can't be read now: {}", e.toString());
            group.forEach(request -> request.missed().completeExceptionally(e));
        }
    }

    /** A consumer that does not wait for anybody when it is closed. */
    private record Scan(Consumer<byte[], byte[]> consumer) implements AutoCloseable {
        @Override
        public void close() {
            consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
        }
    }

    @Override
    public void close() {
        SupervisedThread working;
        synchronized (this) {
            working = thread;
        }
        if (working != null) {
            working.stop(END_LIMIT);
        }
    }
}

package dev.caesura.gateway.web;

import dev.caesura.service.supervise.SupervisedThread;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.Work.Pulse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the replies that pages have missed, by reading the log from each page's position. One scan
 * serves the pages of one partition that are equally far and wait at the same time, as after a
 * gateway's restart; the nearest go first. There is one far scan at a time, and it is read in
 * slices, between which all near pages have their turn.
 */
final class CatchUp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration ARRIVAL = Duration.ofSeconds(1);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final WebLog log;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Mailbox mailbox;
    private final Supervisor supervisor;
    private final WaitingPages waiting = new WaitingPages(System::nanoTime);
    private @Nullable SupervisedThread thread;

    /**
     * Reads nothing before a page asks for it.
     *
     * @param consumers opens a consumer of the log
     * @param mailbox takes the unsent replies
     */
    CatchUp(
            WebLog log,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Mailbox mailbox,
            Supervisor supervisor) {
        this.log = log;
        this.consumers = consumers;
        this.mailbox = mailbox;
        this.supervisor = supervisor;
    }

    /**
     * Looks for the replies that a page has missed. Canceling the result ends the search.
     *
     * @param upTo the offset in {@code deliveries} from which on the page is shown everything
     * @return fails if the log can't be read now; the page then reconnects by itself
     */
    CompletableFuture<Missed> missed(String conversationId, EventPosition from, long upTo) {
        CompletableFuture<Missed> missed = new CompletableFuture<>();
        if (from.deliveries() == upTo) {
            missed.complete(new Missed(List.of(), Optional.of(from)));
        } else {
            waiting.add(new PageRequest(conversationId, from, upTo, System.nanoTime(), missed));
            start();
        }
        return missed;
    }

    /** The waiting time of the page that came first; zero if none waits. */
    Duration longestWait() {
        return waiting.longestWait();
    }

    private synchronized void start() {
        if (thread == null) {
            thread = supervisor.start("caesura-page-catch-up", this::run);
        }
    }

    private void run(Pulse pulse) throws InterruptedException {
        while (true) {
            pulse.beat();
            if (waiting.awaitArrival(ARRIVAL)) {
                serve(pulse);
            }
        }
    }

    private void serve(Pulse pulse) throws InterruptedException {
        try (Scan scan = new Scan(consumers.get())) {
            serve(scan.consumer(), pulse);
        } catch (InterruptException e) {
            throw new InterruptedException();
        } catch (RuntimeException e) {
            LOG.warn("Events that web pages missed can't be read now: {}", e.toString());
            waiting.failAll(e);
        }
    }

    /** Serves until nobody waits. */
    private void serve(Consumer<byte[], byte[]> consumer, Pulse pulse) {
        ScanPlan plan = new ScanPlan();
        PartitionScan far = null;
        while (far != null || !plan.isEmpty() || waiting.hasArrived()) {
            pulse.beat();
            takeIn(plan, consumer);
            for (PageGroup near : plan.takeNear()) {
                readWhole(new PartitionScan(log, near), consumer, pulse);
            }
            if (far == null) {
                far = plan.takeFar().map(group -> new PartitionScan(log, group)).orElse(null);
            }
            if (far != null && isOver(far, consumer, pulse)) {
                far = null;
            }
        }
    }

    /** Determines the distance of each new page from the log's end. */
    private void takeIn(ScanPlan plan, Consumer<byte[], byte[]> consumer) {
        Map<Integer, List<PageRequest>> byPartition =
                waiting.takeArrived().stream()
                        .collect(Collectors.groupingBy(request -> request.from().partition()));
        byPartition.forEach(
                (partition, requests) -> {
                    try {
                        LogSpan span = LogSpan.of(consumer, log, partition);
                        requests.forEach(request -> plan.add(request, span));
                    } catch (KafkaException e) {
                        fail(requests, e);
                    }
                });
    }

    private void readWhole(PartitionScan scan, Consumer<byte[], byte[]> consumer, Pulse pulse) {
        boolean over = false;
        while (!over) {
            over = isOver(scan, consumer, pulse);
        }
    }

    /** Reads a slice, and answers the pages if it was the last one. */
    private boolean isOver(PartitionScan scan, Consumer<byte[], byte[]> consumer, Pulse pulse) {
        try {
            boolean over = scan.readSlice(consumer, pulse);
            if (over) {
                answer(scan);
            }
            return over;
        } catch (KafkaException | IllegalStateException e) {
            fail(scan.requests(), e);
            return true;
        }
    }

    private void answer(PartitionScan scan) {
        scan.unsent().forEach((reply, at) -> mailbox.found(reply, scan.partition(), at));
        for (PageRequest request : scan.requests()) {
            if (!request.isDone()) {
                request.missed().complete(scan.missed(request));
            }
        }
    }

    private static void fail(List<PageRequest> requests, RuntimeException why) {
        if (why instanceof InterruptException) {
            throw why;
        }
        LOG.warn("Events that web pages missed can't be read now: {}", why.toString());
        requests.forEach(request -> request.fail(why));
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

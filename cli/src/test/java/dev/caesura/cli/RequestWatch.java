package dev.caesura.cli;

import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sees each request at the moment at which a sender could, and how long after its burst's deadline
 * that is.
 */
final class RequestWatch implements AutoCloseable {

    /**
     * A burst that closed.
     *
     * @param deadline when it should have
     * @param late how much later its request was there, in milliseconds
     */
    record Closed(Instant deadline, long late) {}

    private final Topics topics = Topics.standard();
    private final ConcurrentLinkedQueue<Closed> closed = new ConcurrentLinkedQueue<>();
    private final LogReader reader;
    private final Thread thread;

    RequestWatch(Map<String, Object> client) {
        reader = new LogReader(client, topics, List.of(topics.replyRequests().name()));
        thread = new Thread(() -> reader.follow(Start.end(), this::see), "request-watch");
        thread.start();
    }

    private void see(LogEntry entry) {
        if (entry.event() instanceof ReplyRequest request && request.attempt() == 1) {
            long late = System.currentTimeMillis() - request.closedAt().toEpochMilli();
            closed.add(new Closed(request.closedAt(), late));
        }
    }

    int count() {
        return closed.size();
    }

    /** The lateness of the bursts whose deadline was in that time, smallest first. */
    List<Long> lateness(Instant from, Instant to) {
        return closed.stream()
                .filter(one -> !one.deadline().isBefore(from) && one.deadline().isBefore(to))
                .map(Closed::late)
                .sorted()
                .toList();
    }

    /** Such a list in one line. */
    static String summary(List<Long> sorted) {
        return sorted.isEmpty()
                ? "no burst"
                : "%d bursts, p50 %d ms, p99 %d ms, max %d ms"
                        .formatted(
                                sorted.size(),
                                sorted.get(sorted.size() / 2),
                                sorted.get(sorted.size() * 99 / 100),
                                sorted.get(sorted.size() - 1));
    }

    @Override
    public void close() throws InterruptedException {
        reader.close();
        thread.join();
    }
}

package dev.caesura.gateway.trial;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Contacts that write to a gateway, each one message after the other: the next is sent once the one
 * before is answered 200, and one that is not is sent again, as channels do.
 */
public final class WebhookLoad implements AutoCloseable {

    /** The secret that the gateway's account {@code generic/load} must have. */
    public static final String SECRET = "load-secret";

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final URI uri;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final Map<String, List<Long>> accepted = new ConcurrentHashMap<>();
    private final LongAdder acceptedCount = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final Map<String, Long> errors = new ConcurrentHashMap<>();
    private final long pauseNanos;
    private volatile boolean stopped;
    private final LongAdder open = new LongAdder();

    /**
     * Starts writing.
     *
     * @param gateway the gateway's address
     * @param contacts how many write at the same time
     * @param perSecond messages per second, of all together
     */
    public WebhookLoad(URI gateway, int contacts, int perSecond) {
        this.uri = gateway.resolve("/webhooks/generic/load");
        this.pauseNanos = TimeUnit.SECONDS.toNanos(contacts) / perSecond;
        for (int contact = 0; contact < contacts; contact++) {
            String name = "contact-" + contact;
            accepted.put(name, new ArrayList<>());
            open.increment();
            clock.schedule(
                    () -> send(name, 0, System.nanoTime()),
                    pauseNanos * contact / contacts,
                    TimeUnit.NANOSECONDS);
        }
    }

    private void send(String contact, long number, long due) {
        if (stopped) {
            open.decrement();
            return;
        }
        long startedAt = System.nanoTime();
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(ANSWER_LIMIT)
                        .header("Authorization", "Bearer " + SECRET)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body(contact, number)))
                        .build();
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .whenComplete(
                        (answer, failure) -> {
                            if (failure == null && answer.statusCode() == 200) {
                                accept(contact, number, System.nanoTime() - startedAt);
                                later(contact, number + 1, due + pauseNanos);
                            } else {
                                repeated.increment();
                                errors.merge(
                                        failure == null
                                                ? Integer.toString(answer.statusCode())
                                                : failure.toString(),
                                        1L,
                                        Long::sum);
                                later(contact, number, System.nanoTime() + 200_000_000L);
                            }
                        });
    }

    private static String body(String contact, long number) {
        return "{\"id\":\""
                + contact
                + "/"
                + number
                + "\",\"contact\":\""
                + contact
                + "\",\"text\":\"message "
                + number
                + "\"}";
    }

    private void accept(String contact, long number, long nanos) {
        accepted.computeIfAbsent(contact, name -> new ArrayList<>()).add(number);
        acceptedCount.increment();
        slowestNanos.accumulateAndGet(nanos, Math::max);
    }

    private void later(String contact, long number, long due) {
        if (!clock.isShutdown()) {
            clock.schedule(
                    () -> send(contact, number, due),
                    Math.max(0, due - System.nanoTime()),
                    TimeUnit.NANOSECONDS);
        }
    }

    /** How many messages were answered 200. */
    public long acceptedSoFar() {
        return acceptedCount.sum();
    }

    /** How many calls had another answer, or none. */
    public long repeatedSoFar() {
        return repeated.sum();
    }

    /** How many calls had which other answer: a status, or what went wrong. */
    public Map<String, Long> errorCounts() {
        return Map.copyOf(errors);
    }

    public Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }

    /** What was answered 200: the numbers of each contact's messages, in order. */
    public Map<String, List<Long>> accepted() {
        return accepted;
    }

    /** Whether all calls have come back after {@link #stop}. */
    public boolean isQuiet() {
        return open.sum() == 0;
    }

    /** Lets every contact end after the message that it is sending. */
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        stop();
        clock.shutdownNow();
    }
}

package dev.caesura.nemesis.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Contacts who write bursts of one to five messages through the gateways, each one message after
 * the other. A message that is not answered 200 is sent again with the same id, to either gateway,
 * as channels do; a contact gives up only at the end.
 */
public final class Contacts implements AutoCloseable {

    private static final int LONGEST_BURST = 5;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofMillis(500);

    /** Within a burst: always shorter than the gap. */
    private static final int SHORTEST_PAUSE = 100;

    private static final int LONGEST_PAUSE = 1_500;

    private static final int LONG_ID = 1_200_000;
    private static final int LONG_TEXT = 60_000;

    private final List<URI> webhooks;
    private final String secret;
    private final int shortestSilence;
    private final int longestSilence;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger writing = new AtomicInteger();
    private final AtomicInteger flooded = new AtomicInteger();
    private volatile boolean ended;

    /**
     * Begins to write.
     *
     * @param contacts their number
     * @param perSecond messages a second, of all together, about
     */
    public Contacts(List<URI> webhooks, String secret, int contacts, int perSecond, long seed) {
        this.webhooks = webhooks;
        this.secret = secret;
        // A burst of three on average, and the pauses within it, then a silence.
        int cycle = 3_000 * contacts / perSecond;
        this.shortestSilence = Math.max(2_500, cycle / 2);
        this.longestSilence = Math.max(2 * shortestSilence, cycle * 3 / 2);
        for (int n = 0; n < contacts; n++) {
            Contact contact = new Contact("contact" + n, new Random(seed * 31 + n));
            writing.incrementAndGet();
            later(contact::begin, contact.random.nextInt(longestSilence));
        }
    }

    /** A contact who writes. */
    private final class Contact {
        private final String name;
        private final Random random;
        private int number;
        private int left;

        Contact(String name, Random random) {
            this.name = name;
            this.random = random;
        }

        void begin() {
            left = 1 + random.nextInt(LONGEST_BURST);
            next();
        }

        void next() {
            if (ended) {
                writing.decrementAndGet();
                return;
            }
            number++;
            left--;
            send();
        }

        void send() {
            String id = name + "-" + number;
            URI to = webhooks.get(random.nextInt(webhooks.size()));
            post(to, id, name, "this is " + id)
                    .thenAccept(
                            taken -> {
                                if (!taken) {
                                    later(ended ? writing::decrementAndGet : this::send, AGAIN);
                                } else if (left > 0) {
                                    later(
                                            this::next,
                                            SHORTEST_PAUSE
                                                    + random.nextInt(
                                                            LONGEST_PAUSE - SHORTEST_PAUSE));
                                } else {
                                    later(
                                            this::begin,
                                            shortestSilence
                                                    + random.nextInt(
                                                            longestSilence - shortestSilence));
                                }
                            });
        }
    }

    private CompletableFuture<Boolean> post(URI to, String id, String contact, String text) {
        HttpRequest request =
                HttpRequest.newBuilder(to)
                        .timeout(ANSWER_LIMIT)
                        .header("Authorization", "Bearer " + secret)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"id\":\"%s\",\"contact\":\"%s\",\"text\":\"%s\"}"
                                                .formatted(id, contact, text)))
                        .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle(
                        (answer, failure) -> {
                            if (failure == null && answer.statusCode() == 200) {
                                accepted.add(id);
                                return true;
                            }
                            String why =
                                    failure == null
                                            ? "HTTP " + answer.statusCode()
                                            : String.valueOf(
                                                    failure.getCause() == null
                                                            ? failure
                                                            : failure.getCause()
                                                                    .getClass()
                                                                    .getSimpleName());
                            refusals.merge(why, 1, Integer::sum);
                            return false;
                        });
    }

    /** Floods the gateways with that many single messages at once, each of a contact of its own. */
    public void flood(int messages) {
        for (int n = 0; n < messages; n++) {
            String name = "flood" + flooded.incrementAndGet();
            post(webhooks.get(n % webhooks.size()), name + "-1", name, "me too");
        }
    }

    /**
     * Posts messages that no channel would send: an id of more than a megabyte, and texts of
     * hundreds of kilobytes. Whether they are accepted is up to the gateway; the others must not
     * suffer.
     */
    public void oversize() {
        String name = "oversize" + flooded.incrementAndGet();
        post(webhooks.get(0), name + "-" + "x".repeat(LONG_ID), name, "short");
        for (int n = 1; n <= LONGEST_BURST; n++) {
            post(webhooks.get(0), name + "-" + n, name, "long ".repeat(LONG_TEXT));
        }
    }

    private void later(Runnable what, Duration pause) {
        later(what, (int) pause.toMillis());
    }

    private void later(Runnable what, int millis) {
        if (!clock.isShutdown()) {
            clock.schedule(what, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Makes everybody end after the message that they are sending. */
    public void end() {
        ended = true;
    }

    /** Whether everybody has ended. */
    public boolean isQuiet() {
        return writing.get() == 0;
    }

    /** The ids of the messages that were answered 200. */
    public List<String> accepted() {
        return new ArrayList<>(accepted);
    }

    /** The answers other than 200, and their counts; those messages were sent again. */
    public Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

package dev.caesura.console.log;

import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the topics from an hour ago on, and keeps what a page shows of them. */
public final class LiveLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveLog.class);
    private static final int PAUSE_SECONDS = 5;

    private final RecentConversations conversations = new RecentConversations();
    private final LastHour lastHour = new LastHour();
    private final Map<String, Object> client;
    private final Topics topics;
    private final Clock clock;
    private final AtomicLong deadLetterChanges = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable LogReader reader;
    private volatile @Nullable Problem problem;

    /** Why nothing is read, and since when. */
    private record Problem(String why, Instant since) {}

    /**
     * A follower that does not read yet.
     *
     * @param client how to reach the brokers
     */
    public LiveLog(Map<String, Object> client, Topics topics, Clock clock) {
        this.client = client;
        this.topics = topics;
        this.clock = clock;
    }

    /** Begins to read, on a thread of its own. */
    public void start() {
        Thread thread = new Thread(this::run, "console-log");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (closed.getCount() > 0) {
            try (LogReader current = new LogReader(client, topics)) {
                reader = current;
                Instant from = clock.instant().minus(LastHour.SPAN);
                current.follow(Start.at(from), this::take, this::startAfresh);
            } catch (TimeoutException e) {
                fail("no Kafka broker answers at " + client.get("bootstrap.servers"));
            } catch (KafkaException | IllegalStateException e) {
                fail(e.getMessage());
            }
        }
    }

    /** What is known stays until the log can be read again. */
    private void startAfresh() {
        conversations.clear();
        lastHour.clear();
        problem = null;
    }

    private void fail(@Nullable String why) {
        Problem before = problem;
        Instant since = before == null ? clock.instant() : before.since();
        problem = new Problem(Objects.requireNonNullElse(why, "nobody knows why"), since);
        LOG.warn("Can't read the log, and try again: {}", why);
        pause();
    }

    private void pause() {
        try {
            if (closed.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("Closed while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private void take(LogEntry entry) {
        Slim.of(entry).ifPresent(this::keep);
    }

    private void keep(LogEntry entry) {
        conversations.add(entry);
        lastHour.count(entry.at().toEpochMilli(), Kinds.of(entry));
        if (entry.event() == null) {
            deadLetterChanges.incrementAndGet();
        }
    }

    public RecentConversations conversations() {
        return conversations;
    }

    public LastHour lastHour() {
        return lastHour;
    }

    /** How often dead letters were added or put back since the start. */
    public long deadLetterChanges() {
        return deadLetterChanges.get();
    }

    /** Why nothing is read at the moment; null if all is well. */
    public @Nullable String problem() {
        Problem present = problem;
        return present == null ? null : present.why();
    }

    /** For how long nothing could be read; zero if all is well. */
    public Duration unreadFor() {
        Problem present = problem;
        return present == null ? Duration.ZERO : Duration.between(present.since(), clock.instant());
    }

    @Override
    public void close() {
        closed.countDown();
        LogReader current = reader;
        if (current != null) {
            current.close();
        }
    }
}

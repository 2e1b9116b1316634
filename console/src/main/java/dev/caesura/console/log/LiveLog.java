package dev.caesura.console.log;

import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.service.supervise.SupervisedThread;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.Work.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the topics from an hour ago on, and keeps the data that a page shows. */
public final class LiveLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveLog.class);
    private static final int PAUSE_SECONDS = 5;
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    private final RecentConversations conversations = new RecentConversations();
    private final LastHour lastHour = new LastHour();
    private final Map<String, Object> client;
    private final InstantSource clock;
    private final Supplier<LogReader> readers;
    private final Reading reading;
    private final AtomicLong deadLetterChanges = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable LogReader open;
    private volatile @Nullable SupervisedThread thread;

    /**
     * A follower that does not read yet.
     *
     * @param client how to reach the brokers
     */
    public LiveLog(Map<String, Object> client, Topics topics, InstantSource clock) {
        this(client, () -> new LogReader(client, topics), clock);
    }

    /**
     * A follower that does not read yet.
     *
     * @param client how to reach the brokers
     * @param readers makes a reader, of which each reads once
     */
    LiveLog(Map<String, Object> client, Supplier<LogReader> readers, InstantSource clock) {
        this.client = client;
        this.readers = readers;
        this.clock = clock;
        this.reading = new Reading(clock);
    }

    /** Begins to read, on a thread of its own. */
    public void start(Supervisor supervisor) {
        thread = supervisor.start("console-log", this::run);
    }

    private void run(Pulse pulse) throws InterruptedException {
        while (closed.getCount() > 0) {
            pulse.beat();
            try {
                read(pulse);
            } catch (InterruptException e) {
                throw e;
            } catch (TimeoutException e) {
                retry("no Kafka broker answers at " + client.get("bootstrap.servers"));
            } catch (KafkaException | IllegalStateException e) {
                retry(Objects.requireNonNullElse(e.getMessage(), "unknown cause"));
            } catch (RuntimeException | Error e) {
                reading.failed("the reader failed: " + e.getClass().getName());
                throw e;
            }
        }
        ended.countDown();
        // The supervisor treats a thread that ends by itself as failed.
        new CountDownLatch(1).await();
    }

    private void read(Pulse pulse) {
        try (LogReader current = readers.get()) {
            open = current;
            Instant from = clock.instant().minus(LastHour.SPAN);
            current.follow(
                    Start.at(from),
                    this::take,
                    this::startAfresh,
                    () -> {
                        reading.polled();
                        pulse.beat();
                    });
        } finally {
            open = null;
        }
    }

    /** The known data stay until the log can be read again. */
    private void startAfresh() {
        conversations.clear();
        lastHour.clear();
    }

    private void retry(String why) throws InterruptedException {
        reading.failed(why);
        LOG.warn("Can't read the log; trying again: {}", why);
        if (closed.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
            LOG.debug("Closed while waiting");
        }
    }

    private void take(LogEntry entry) {
        Slim.of(entry).ifPresent(this::keep);
    }

    private void keep(LogEntry entry) {
        String kind = Kinds.of(entry);
        conversations.add(entry);
        lastHour.count(entry.at().toEpochMilli(), kind);
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

    /** The number of times that dead letters were added or replayed since the start. */
    public long deadLetterChanges() {
        return deadLetterChanges.get();
    }

    /** The reason why nothing is read at the moment; null if all is well. */
    public @Nullable String problem() {
        return reading.problem();
    }

    /** The time without reading, since the last good poll; zero if all is well. */
    public Duration unreadFor() {
        return reading.unreadFor();
    }

    /** A reader that is interrupted instead leaves its connections behind. */
    @Override
    public void close() {
        closed.countDown();
        LogReader current = open;
        SupervisedThread running = thread;
        if (current != null) {
            current.close();
            awaitEnd();
        }
        if (running != null) {
            running.stop(END_LIMIT);
        }
    }

    private void awaitEnd() {
        try {
            if (!ended.await(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The reader of the log does not stop by itself");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

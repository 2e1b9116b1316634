package dev.caesura.sender.ledger;

import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.publish.EventPublisher;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the {@code deliveries} and {@code outcomes} of the partitions whose replies this instance
 * sends.
 *
 * <p>A partition is read from the time of its first unfinished reply, less an allowance for clocks
 * that differ: every attempt of that reply, and of those behind it, was written later. All topics
 * have the same partitions, so the reply's partition number is also that of its deliveries and
 * outcomes.
 */
public final class DeliveryLedger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLedger.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long IDLE_MILLIS = 10;
    private static final long PAUSE_MILLIS = 500;

    private final Topics topics;
    private final EventPublisher publisher;
    private final Map<String, Object> consumer;
    private final Duration clockSkew;
    private final int settledKept;
    private final Clock clock;
    private final Map<Integer, PartitionLog> wanted = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts following.
     *
     * @param consumer Kafka's consumer settings; no group is used
     * @param clockSkew how far the clocks of different machines may be apart
     * @param settledKept how many settled replies of a partition are remembered; more than may be
     *     read again behind an unfinished one
     */
    public DeliveryLedger(
            Topics topics,
            EventPublisher publisher,
            Map<String, Object> consumer,
            Duration clockSkew,
            int settledKept,
            Clock clock) {
        this.topics = topics;
        this.publisher = publisher;
        this.consumer = complete(consumer);
        this.clockSkew = clockSkew;
        this.settledKept = settledKept;
        this.clock = clock;
        this.thread = new Thread(this::run, "delivery-ledger");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /**
     * Opens the deliveries of a partition that this instance has taken over.
     *
     * @param timestamp of the partition's first unfinished reply, in milliseconds since 1970
     * @param held whether the partition is still owned
     */
    public DeliveryLog open(int partition, long timestamp, BooleanSupplier held) {
        long from = Math.min(timestamp, clock.millis()) - clockSkew.toMillis();
        PartitionLog log =
                new PartitionLog(
                        partition, Math.max(0, from), held, publisher, topics, settledKept);
        wanted.put(partition, log);
        return log;
    }

    private static Map<String, Object> complete(Map<String, Object> consumer) {
        Map<String, Object> all = new HashMap<>(consumer);
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        return all;
    }

    private void run() {
        while (!closed) {
            try (LedgerReader reader = reader()) {
                follow(reader);
            } catch (InterruptException e) {
                // Closed.
                return;
            } catch (KafkaException e) {
                LOG.warn("The deliveries can't be read; trying again", e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            }
        }
    }

    private LedgerReader reader() {
        return new LedgerReader(
                new KafkaConsumer<>(
                        consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                List.of(topics.deliveries().name(), topics.outcomes().name()));
    }

    private void follow(LedgerReader reader) {
        while (!closed) {
            long nanos = System.nanoTime();
            wanted.values().removeIf(log -> log.abandoned(nanos));
            reader.adopt(wanted.values());
            if (reader.isIdle()) {
                pause(IDLE_MILLIS);
            } else {
                reader.read(POLL);
            }
        }
    }

    /** Whether the deliveries are being followed. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

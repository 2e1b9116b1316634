package dev.caesura.sender.ledger;

import dev.caesura.service.supervise.SupervisedThread;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.ThreadReport;
import dev.caesura.service.supervise.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows some topics on the partitions that this instance has taken over, each from its own time,
 * on one supervised thread with one consumer.
 */
public final class LogFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long IDLE_MILLIS = 10;
    private static final long PAUSE_MILLIS = 500;
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final String name;
    private final List<String> topics;
    private final Map<String, Object> consumer;
    private final Clock clock;
    private final Map<Integer, Followed> wanted = new ConcurrentHashMap<>();
    private final SupervisedThread thread;

    /**
     * Starts following.
     *
     * @param name the thread's name
     * @param topics the topics that are read; all have the same partitions
     * @param consumer Kafka's consumer settings; no group is used
     */
    public LogFollower(
            Supervisor supervisor,
            String name,
            List<String> topics,
            Map<String, Object> consumer,
            Clock clock) {
        this.name = name;
        this.topics = List.copyOf(topics);
        this.consumer = complete(consumer);
        this.clock = clock;
        this.thread = supervisor.start(name, this::run);
    }

    private static Map<String, Object> complete(Map<String, Object> consumer) {
        Map<String, Object> all = new HashMap<>(consumer);
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        // A call must be over before the thread counts as stuck.
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        all.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
        return all;
    }

    /** Follows a partition, in place of its previous follower. */
    public void follow(Followed partition) {
        wanted.put(partition.partition(), partition);
    }

    private void run(Work.Pulse pulse) throws InterruptedException {
        while (true) {
            try (LedgerReader reader = reader()) {
                follow(reader, pulse);
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                // Kafka is away, which is not this thread's failure.
                LOG.warn("{} can't read; trying again", name, e);
                pulse.beat();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private LedgerReader reader() {
        return new LedgerReader(
                new KafkaConsumer<>(
                        consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                topics,
                clock);
    }

    private void follow(LedgerReader reader, Work.Pulse pulse) throws InterruptedException {
        while (true) {
            pulse.beat();
            long nanos = System.nanoTime();
            wanted.values().removeIf(log -> log.abandoned(nanos));
            reader.adopt(wanted.values());
            if (reader.isIdle()) {
                TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
            } else {
                reader.read(POLL);
            }
        }
    }

    /** Whether the topics are being followed. */
    public boolean isRunning() {
        ThreadReport.State state = thread.report().state();
        return state == ThreadReport.State.RUNNING || state == ThreadReport.State.PAUSING;
    }

    @Override
    public void close() {
        thread.stop(END_LIMIT);
    }
}

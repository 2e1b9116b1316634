package dev.caesura.service.identity;

import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.identity.IdentityTable;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.service.KafkaSettings;
import dev.caesura.service.supervise.SupervisedThread;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.Work;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an {@link IdentityTable} up to date with the topic {@code identities}: it reads all of it
 * at the start, and then every addition of a gateway. It reads all partitions by itself, without a
 * group.
 */
public final class IdentityReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_MILLIS = 500;
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    private final Map<String, Object> client;
    private final String topic;
    private final EventSerde<Identity> serde;
    private final IdentityTable table;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile @Nullable Consumer<byte[], byte[]> open;
    private volatile @Nullable SupervisedThread thread;

    /**
     * A reader, not yet started.
     *
     * @param name the client's name on the brokers
     */
    public IdentityReader(KafkaSettings kafka, String name, IdentityTable table) {
        Topics topics = kafka.topics();
        this.client = client(kafka, name);
        this.topic = topics.identities().name();
        this.serde = topics.identities().serde();
        this.table = table;
    }

    private static Map<String, Object> client(KafkaSettings kafka, String name) {
        Map<String, Object> client = new LinkedHashMap<>(kafka.client());
        client.keySet().retainAll(ConsumerConfig.configNames());
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        client.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        return client;
    }

    /** Starts reading. */
    public void start(Supervisor supervisor) {
        thread = supervisor.start("identities", this::read);
    }

    /**
     * Waits until the content of the topic at the start is known.
     *
     * @param limit how long to wait; without Kafka its service serves all the same
     * @return whether it is known
     */
    public boolean awaitCaughtUp(Duration limit) throws InterruptedException {
        return caughtUp.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the content of the topic at the start is known. */
    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    private void read(Work.Pulse pulse) throws InterruptedException {
        while (!closed) {
            try {
                readOnce(pulse);
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                // Kafka is down, which is not this thread's failure.
                LOG.warn("The ids of contacts can't be read; trying again: {}", e.toString());
                pulse.beat();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
        ended.countDown();
        new CountDownLatch(1)
                .await(); // The supervisor takes a thread that ends by itself for failed.
    }

    private void readOnce(Work.Pulse pulse) {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            open = consumer;
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(found -> new TopicPartition(topic, found.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            follow(consumer, consumer.endOffsets(partitions), pulse);
        } catch (WakeupException e) {
            LOG.debug("Closed");
        } finally {
            open = null;
        }
    }

    private void follow(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Work.Pulse pulse) {
        while (!closed) {
            consumer.poll(POLL).forEach(this::take);
            pulse.beat();
            boolean all =
                    ends.entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            if (all && !isCaughtUp()) {
                LOG.info("{} ids of contacts are known", table.size());
                caughtUp.countDown();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            table.apply(serde.fromBytes(record.value()));
        } catch (SerializationException e) {
            LOG.warn("Passed over {}-{}@{}", record.topic(), record.partition(), record.offset());
        }
    }

    /** If it were interrupted instead, a reader would leave its connections behind. */
    @Override
    public void close() {
        closed = true;
        Consumer<byte[], byte[]> reading = open;
        SupervisedThread running = thread;
        if (reading != null) {
            reading.wakeup();
        }
        if (running != null) {
            awaitEnd();
            running.stop(END_LIMIT);
        }
    }

    private void awaitEnd() {
        try {
            if (open != null && !ended.await(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The reader of contacts' ids does not stop by itself");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

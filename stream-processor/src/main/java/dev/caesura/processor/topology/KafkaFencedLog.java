package dev.caesura.processor.topology;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.mapping.OwnMessages;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes fences with a producer of its own, outside of the task's transaction: within it, a fence
 * would be visible only at the next commit, and every burst would close that much later. Messages
 * of bursts that were open before a restart are read with a consumer of its own, which belongs to
 * no group.
 */
public final class KafkaFencedLog implements FencedLog {

    private static final Logger log = LoggerFactory.getLogger(KafkaFencedLog.class);
    private static final Duration DELIVERY = Duration.ofSeconds(10);
    private static final byte[] MARK = "1".getBytes(StandardCharsets.UTF_8);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STALLED = Duration.ofSeconds(30);
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private final Producer<byte[], byte[]> producer;
    private final Map<String, Object> clientSettings;
    private final String topic;
    private final byte @Nullable [] fenceKey;
    private final byte @Nullable [] fenceValue;
    private final AtomicBoolean missed = new AtomicBoolean();
    private volatile boolean closed;
    // KafkaProducer.send can wait for metadata; the stream thread must not.
    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "caesura-fences");
                        thread.setDaemon(true);
                        return thread;
                    });

    private KafkaFencedLog(
            Map<String, Object> clientSettings,
            String topic,
            byte @Nullable [] fenceKey,
            byte @Nullable [] fenceValue) {
        this.producer = producer(clientSettings);
        this.clientSettings = Map.copyOf(clientSettings);
        this.topic = topic;
        this.fenceKey = fenceKey;
        this.fenceValue = fenceValue;
    }

    /**
     * A log with its own clients.
     *
     * @param clientSettings how to reach Kafka: bootstrap servers, security
     */
    public static KafkaFencedLog create(Map<String, Object> clientSettings, Topics topics) {
        return new KafkaFencedLog(clientSettings, topics.messages().name(), null, null);
    }

    /**
     * A log with its own clients, of a topic that a team already has. It asks the brokers whether
     * the topic can be used.
     *
     * @param clientSettings how to reach Kafka: bootstrap servers, security
     * @param topics Caesura's own topics, which must have as many partitions
     * @throws IllegalStateException if the topic can't take the place of {@code messages}; the
     *     message says why
     * @throws KafkaException if the brokers do not answer
     */
    public static KafkaFencedLog create(
            Map<String, Object> clientSettings, Topics topics, OwnMessages<?, ?> own) {
        OwnTopicCheck.require(clientSettings, topics, own);
        return new KafkaFencedLog(clientSettings, own.topic(), own.fenceKey(), own.fenceValue());
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> clientSettings) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis() / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY.toMillis());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Makes sure that fences go where messages come from: elsewhere, no burst would ever close. */
    void requireTopic(String messages) {
        if (!messages.equals(topic)) {
            throw new IllegalArgumentException(
                    "Fences would be written to "
                            + topic
                            + ", but messages are read from "
                            + messages
                            + ": create the KafkaFencedLog with the same topics and OwnMessages as"
                            + " the topology");
        }
    }

    @Override
    public int partitions() {
        return producer.partitionsFor(topic).size();
    }

    @Override
    public CompletionStage<Long> write(int partition) {
        CompletableFuture<Long> written = new CompletableFuture<>();
        try {
            executor.execute(() -> send(partition, written));
        } catch (RejectedExecutionException e) {
            if (missed.compareAndSet(false, true)) {
                log.error(
                        "The fences of {} were closed while Kafka Streams still runs: no burst ends any"
                                + " more. Close KafkaStreams first",
                        topic);
            }
            written.completeExceptionally(e);
        }
        return written;
    }

    /** The topic whose partitions it writes fences into. */
    String topic() {
        return topic;
    }

    /** Where it writes. */
    Set<String> bootstrapServers() {
        return StreamsCheck.servers(clientSettings.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Whether nothing is written any more. */
    boolean isClosed() {
        return closed;
    }

    private void send(int partition, CompletableFuture<Long> written) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.FENCE, MARK);
        try {
            producer.send(
                    new ProducerRecord<>(topic, partition, null, fenceKey, fenceValue, headers),
                    (metadata, failure) -> {
                        if (failure == null) {
                            written.complete(metadata.timestamp());
                        } else {
                            written.completeExceptionally(failure);
                        }
                    });
        } catch (KafkaException | IllegalStateException e) {
            written.completeExceptionally(e);
        }
    }

    @Override
    public void read(
            int partition, long from, long to, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        TopicPartition of = new TopicPartition(topic, partition);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(of));
            long first = consumer.beginningOffsets(List.of(of)).getOrDefault(of, 0L);
            consumer.seek(of, Math.max(from, first));
            long end = Math.min(to + 1, consumer.endOffsets(List.of(of)).getOrDefault(of, 0L));
            long progressed = System.nanoTime();
            while (consumer.position(of) < end) {
                List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(of);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    if (record.offset() <= to) {
                        reader.accept(record);
                    }
                }
                if (!records.isEmpty()) {
                    progressed = System.nanoTime();
                } else if (System.nanoTime() - progressed > STALLED.toNanos()) {
                    throw new TimeoutException(
                            of + " could not be read again: nothing came for " + STALLED);
                }
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        closed = true;
        executor.shutdownNow();
        producer.close(Duration.ofSeconds(1));
    }
}

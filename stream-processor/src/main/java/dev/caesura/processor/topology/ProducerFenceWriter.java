package dev.caesura.processor.topology;

import dev.caesura.processor.processor.FenceWriter;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes fences with a producer of its own, outside of the task's transaction: within it, a fence
 * would be visible only at the next commit, and every burst would close that much later.
 */
public final class ProducerFenceWriter implements FenceWriter {

    private static final Duration DELIVERY = Duration.ofSeconds(10);
    private static final byte[] MARK = "1".getBytes(StandardCharsets.UTF_8);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    // KafkaProducer.send can wait for metadata; the stream thread must not.
    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "caesura-fences");
                        thread.setDaemon(true);
                        return thread;
                    });

    private ProducerFenceWriter(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /**
     * A writer with its own producer.
     *
     * @param clientSettings how to reach Kafka: bootstrap servers, security
     */
    public static ProducerFenceWriter create(Map<String, Object> clientSettings, Topics topics) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis() / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY.toMillis());
        return new ProducerFenceWriter(
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
                topics.messages().name());
    }

    @Override
    public CompletionStage<Long> write(int partition) {
        CompletableFuture<Long> written = new CompletableFuture<>();
        try {
            executor.execute(() -> send(partition, written));
        } catch (RejectedExecutionException e) {
            written.completeExceptionally(e);
        }
        return written;
    }

    private void send(int partition, CompletableFuture<Long> written) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.FENCE, MARK);
        try {
            producer.send(
                    new ProducerRecord<>(topic, partition, null, null, null, headers),
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
    public void close() {
        executor.shutdownNow();
        producer.close(Duration.ofSeconds(1));
    }
}

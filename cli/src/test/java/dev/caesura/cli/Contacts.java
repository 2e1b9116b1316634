package dev.caesura.cli;

import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Contacts who write at a steady pace, as a gateway puts it into the log. */
final class Contacts implements AutoCloseable {

    private final Topic<InboundMessage> topic = Topics.standard().messages();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final KafkaProducer<byte[], byte[]> producer;
    private final IntUnaryOperator contactOf;

    /**
     * Contacts, who do not write yet.
     *
     * @param contactOf who writes the message of a number
     */
    Contacts(Map<String, Object> client, IntUnaryOperator contactOf) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.contactOf = contactOf;
        // The first record would wait for the metadata.
        producer.partitionsFor(topic.name());
    }

    void write(int perSecond) {
        clock.scheduleAtFixedRate(this::send, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    }

    /** Ends the writing, and returns the ids that are in the log. */
    Set<String> stop() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A message is still being written");
        }
        producer.flush();
        if (refused.get() > 0) {
            throw new IllegalStateException(refused + " messages could not be written");
        }
        return written;
    }

    private void send() {
        int number = sent.getAndIncrement();
        InboundMessage message =
                InboundMessage.builder()
                        .messageId("m" + number)
                        .channel("web")
                        .account("shop")
                        .contact("contact" + contactOf.applyAsInt(number))
                        .text("where is order " + number + "?")
                        .build();
        producer.send(
                new ProducerRecord<>(
                        topic.name(),
                        message.conversationId().getBytes(StandardCharsets.UTF_8),
                        topic.serde().toBytes(message)),
                (metadata, failure) -> {
                    if (failure == null) {
                        written.add(message.messageId());
                    } else {
                        refused.incrementAndGet();
                    }
                });
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close();
    }
}

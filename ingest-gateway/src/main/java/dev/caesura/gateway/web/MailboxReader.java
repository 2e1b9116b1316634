package dev.caesura.gateway.web;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the ends of {@code replies} and {@code deliveries} for the mailbox.
 *
 * <p>Each gateway reads all partitions by itself, without a group: whichever of them a page is
 * connected to knows of everything that is sent.
 */
public final class MailboxReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);
    private static final String CHANNEL = "web";

    private final Map<String, Object> settings;
    private final Topics topics;
    private final Mailbox mailbox;
    private final EventSerde<Reply> replies;
    private final EventSerde<DeliveryEvent> deliveries;
    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch positioned = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "caesura-mailbox");
    private volatile boolean closed;
    private volatile @Nullable Consumer<byte[], byte[]> open;

    /**
     * A reader, not yet started.
     *
     * @param bootstrapServers where Kafka is
     * @param client more of Kafka's client properties
     */
    public MailboxReader(
            String bootstrapServers, Map<String, String> client, Topics topics, Mailbox mailbox) {
        this.settings = ConsumerSettings.of(bootstrapServers, client);
        this.topics = topics;
        this.mailbox = mailbox;
        this.replies = topics.replies().serde();
        this.deliveries = topics.deliveries().serde();
        this.thread.setDaemon(true);
    }

    /** Starts reading, once. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    /** Whether all that is sent from now on will be seen, after waiting for it. */
    boolean awaitPositioned(Duration limit) throws InterruptedException {
        return positioned.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        while (!closed) {
            Consumer<byte[], byte[]> consumer = null;
            try {
                consumer =
                        new KafkaConsumer<>(
                                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                open = consumer;
                readFrom(consumer);
            } catch (WakeupException e) {
                LOG.debug("Closed");
            } catch (KafkaException e) {
                LOG.warn("What is sent to web pages can't be read now: {}", e.toString());
                pause();
            } finally {
                open = null;
                if (consumer != null) {
                    consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
                }
            }
        }
    }

    private void readFrom(Consumer<byte[], byte[]> consumer) {
        seekToEnd(consumer);
        positioned.countDown();
        while (!closed) {
            consumer.poll(POLL).forEach(this::take);
        }
    }

    private void seekToEnd(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions =
                Stream.of(topics.replies().name(), topics.deliveries().name())
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(found -> new TopicPartition(found.topic(), found.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null || !isOfWeb(record.key())) {
            return;
        }
        try {
            if (record.topic().equals(topics.replies().name())) {
                mailbox.approved(replies.fromBytes(record.value()));
            } else {
                sent(deliveries.fromBytes(record.value()));
            }
        } catch (SerializationException e) {
            // Whoever processes the topic makes the dead letter of it.
            LOG.debug("Passed over {}-{}@{}", record.topic(), record.partition(), record.offset());
        }
    }

    private void sent(DeliveryEvent delivery) {
        if (delivery.status() == DeliveryStatus.SENT && delivery.replyId() != null) {
            mailbox.sent(delivery.replyId(), delivery.at());
        }
    }

    private static boolean isOfWeb(byte[] key) {
        return CHANNEL.equals(ConversationId.channelOf(new String(key, StandardCharsets.UTF_8)));
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        mailbox.closeAll();
        Consumer<byte[], byte[]> reading = open;
        if (reading != null) {
            reading.wakeup();
        }
        try {
            thread.join(END_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

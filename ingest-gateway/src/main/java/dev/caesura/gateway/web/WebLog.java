package dev.caesura.gateway.web;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of the log that web pages see: {@code replies} and {@code deliveries}. */
final class WebLog {

    private static final Logger LOG = LoggerFactory.getLogger(WebLog.class);
    private static final String CHANNEL = "web";

    private final Map<String, Object> settings;
    private final String repliesTopic;
    private final String deliveriesTopic;
    private final EventSerde<Reply> replies;
    private final EventSerde<DeliveryEvent> deliveries;

    /**
     * The log.
     *
     * @param client Kafka's client properties as configured; those of producers only are left out
     */
    WebLog(String bootstrapServers, Map<String, String> client, Topics topics) {
        this.settings = settings(bootstrapServers, client);
        this.repliesTopic = topics.replies().name();
        this.deliveriesTopic = topics.deliveries().name();
        this.replies = topics.replies().serde();
        this.deliveries = topics.deliveries().serde();
    }

    private static Map<String, Object> settings(
            String bootstrapServers, Map<String, String> client) {
        Map<String, Object> settings = new LinkedHashMap<>(client);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "caesura-gateway-pages");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Expired records can't be shown any more; the remaining ones can.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }

    Consumer<byte[], byte[]> open() {
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    TopicPartition replies(int partition) {
        return new TopicPartition(repliesTopic, partition);
    }

    TopicPartition deliveries(int partition) {
        return new TopicPartition(deliveriesTopic, partition);
    }

    /** The number of partitions of both topics. */
    int partitions(Consumer<byte[], byte[]> consumer) {
        return Math.min(
                consumer.partitionsFor(repliesTopic).size(),
                consumer.partitionsFor(deliveriesTopic).size());
    }

    boolean isOfReplies(TopicPartition partition) {
        return partition.topic().equals(repliesTopic);
    }

    /** The reply to a web page in a record of {@code replies}, if it is one. */
    Optional<Reply> reply(ConsumerRecord<byte[], byte[]> record) {
        return isOfWeb(record, repliesTopic) ? read(record, replies) : Optional.empty();
    }

    /** The news of a reply to a web page in a record of {@code deliveries}, if it is one. */
    Optional<DeliveryEvent> delivery(ConsumerRecord<byte[], byte[]> record) {
        Optional<DeliveryEvent> event =
                isOfWeb(record, deliveriesTopic) ? read(record, deliveries) : Optional.empty();
        return event.filter(found -> found.replyId() != null);
    }

    static boolean isSent(DeliveryEvent delivery) {
        return delivery.status() == DeliveryStatus.SENT;
    }

    /** Whether the reply will never be sent. */
    static boolean isFailed(DeliveryEvent delivery) {
        return delivery.status() == DeliveryStatus.FAILED && !delivery.retryable();
    }

    private static boolean isOfWeb(ConsumerRecord<byte[], byte[]> record, String topic) {
        return record.topic().equals(topic)
                && record.key() != null
                && record.value() != null
                && CHANNEL.equals(
                        ConversationId.channelOf(new String(record.key(), StandardCharsets.UTF_8)));
    }

    private static <E extends Event> Optional<E> read(
            ConsumerRecord<byte[], byte[]> record, EventSerde<E> serde) {
        try {
            return Optional.of(serde.fromBytes(record.value()));
        } catch (SerializationException e) {
            // The processor of the topic writes its dead letter.
            LOG.debug("Passed over {}-{}@{}", record.topic(), record.partition(), record.offset());
            return Optional.empty();
        }
    }
}

package dev.caesura.gateway.publish;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The producer's properties: those that may be tuned, and those on which order and durability
 * depend.
 */
public final class ProducerSettings {

    private static final long FOR_EVER = Duration.ofDays(3650).toMillis();

    private ProducerSettings() {}

    /**
     * The properties.
     *
     * @param bootstrapServers where to connect
     * @param client more of Kafka's client properties: TLS, SASL, batching …
     * @throws IllegalArgumentException if one of them would undo order or durability
     */
    public static Map<String, Object> of(String bootstrapServers, Map<String, String> client) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "caesura-gateway");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.putAll(client);
        Map<String, Object> fixed = fixed();
        fixed.forEach(
                (name, value) -> {
                    if (client.containsKey(name)) {
                        throw new IllegalArgumentException(
                                "caesura.kafka."
                                        + name
                                        + " can't be set: the order and durability of messages rest"
                                        + " on "
                                        + value
                                        + "; remove it");
                    }
                });
        settings.putAll(fixed);
        return settings;
    }

    private static Map<String, Object> fixed() {
        Map<String, Object> fixed = new LinkedHashMap<>();
        fixed.put(ProducerConfig.ACKS_CONFIG, "all");
        fixed.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        fixed.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        fixed.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        // A batch never expires by itself: an expired one would leave a gap. See ProducerLink.
        fixed.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // The callers are event loops.
        fixed.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        // Forgotten metadata would make the first message after a pause wait.
        fixed.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, FOR_EVER);
        fixed.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        fixed.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return fixed;
    }
}

package dev.caesura.gateway.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The properties of the consumer that reads for the mailbox. */
final class ConsumerSettings {

    private ConsumerSettings() {}

    /**
     * The properties.
     *
     * @param client Kafka's client properties as configured; what only a producer knows is left out
     */
    static Map<String, Object> of(String bootstrapServers, Map<String, String> client) {
        Map<String, Object> settings = new LinkedHashMap<>(client);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "caesura-gateway-mailbox");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }
}

package dev.caesura.cli;

import dev.caesura.schemas.topic.Topics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Kafka clients, and the topics' names, from Caesura's settings. */
final class KafkaClients {

    /**
     * What follows this prefix in the settings is Kafka's own, such as {@code security.protocol}.
     */
    private static final String CLIENT_PREFIX = "caesura.kafka.";

    private static final int ANSWER_LIMIT_MILLIS = 10_000;

    private KafkaClients() {}

    static Topics topics(Map<String, Object> settings) {
        Object prefix = settings.getOrDefault(KafkaOptions.TOPIC_PREFIX, Topics.DEFAULT_PREFIX);
        return new Topics(prefix.toString());
    }

    static Admin admin(Map<String, Object> settings) {
        Map<String, Object> config = properties(settings);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MILLIS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MILLIS / 2);
        return Admin.create(config);
    }

    /** What any Kafka client needs to reach the brokers. */
    static Map<String, Object> properties(Map<String, Object> settings) {
        Map<String, Object> config = new LinkedHashMap<>();
        settings.forEach(
                (name, value) -> {
                    if (name.startsWith(CLIENT_PREFIX)) {
                        config.put(name.substring(CLIENT_PREFIX.length()), value);
                    }
                });
        config.put(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                Objects.requireNonNull(settings.get(KafkaOptions.BOOTSTRAP_SERVERS)));
        return config;
    }
}

package dev.caesura.console.app;

import dev.caesura.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is, and how the topics are called.
 *
 * @param bootstrapServers the brokers, as {@code host:port}, separated by commas
 * @param topicPrefix what every topic's name starts with
 * @param kafka further client settings under Kafka's own names, such as {@code security.protocol}
 */
@ConfigurationProperties("caesura")
public record KafkaSettings(
        @DefaultValue("127.0.0.1:9092") String bootstrapServers,
        @DefaultValue(Topics.DEFAULT_PREFIX) String topicPrefix,
        @DefaultValue Map<String, String> kafka) {

    private static final int ANSWER_LIMIT_MILLIS = 10_000;

    public KafkaSettings {
        kafka = Map.copyOf(kafka);
    }

    /** All topics under the prefix. */
    Topics topics() {
        return new Topics(topicPrefix);
    }

    /** What every Kafka client gets. */
    Map<String, Object> client() {
        Map<String, Object> all = new HashMap<>();
        // Somebody waits for the answer, if only for why there is none.
        all.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MILLIS);
        all.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MILLIS / 2);
        all.putAll(kafka);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return all;
    }
}

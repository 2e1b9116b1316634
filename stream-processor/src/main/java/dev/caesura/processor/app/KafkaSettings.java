package dev.caesura.processor.app;

import dev.caesura.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the processor reaches Kafka.
 *
 * @param bootstrapServers where Kafka is, {@code host:port}, several separated by commas
 * @param topicPrefix what every topic's name starts with
 * @param kafka further client settings, by Kafka's names, such as {@code security.protocol}
 */
@ConfigurationProperties("caesura")
public record KafkaSettings(
        @DefaultValue("127.0.0.1:9092") String bootstrapServers,
        @DefaultValue(Topics.DEFAULT_PREFIX) String topicPrefix,
        @DefaultValue Map<String, String> kafka) {

    Topics topics() {
        return new Topics(topicPrefix);
    }

    /** What every client needs. */
    Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>(kafka);
        client.put("bootstrap.servers", bootstrapServers);
        return client;
    }
}

package dev.caesura.service;

import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is, and how the topics are called.
 *
 * @param bootstrapServers the brokers, as {@code host:port}, separated by commas
 * @param topicPrefix the prefix of every topic's name
 * @param kafka further client settings under Kafka's own names, such as {@code security.protocol}
 */
@ConfigurationProperties("caesura")
public record KafkaSettings(
        @DefaultValue("127.0.0.1:9092") String bootstrapServers,
        @DefaultValue(Topics.DEFAULT_PREFIX) String topicPrefix,
        @DefaultValue Map<String, String> kafka) {

    private static final Pattern SERVERS =
            Pattern.compile("\\s*[^\\s,]+:\\d{1,5}(\\s*,\\s*[^\\s,]+:\\d{1,5})*\\s*");
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,200}");

    public KafkaSettings {
        if (!SERVERS.matcher(bootstrapServers).matches()) {
            throw new IllegalArgumentException(
                    "caesura.bootstrap-servers must be host:port, comma-separated, for example"
                            + " kafka-1:9092,kafka-2:9092; this is '"
                            + bootstrapServers
                            + "'");
        }
        if (!PREFIX.matcher(topicPrefix).matches()) {
            throw new IllegalArgumentException(
                    "caesura.topic-prefix may have letters, digits, '.', '_' and '-'; this is '"
                            + topicPrefix
                            + "'");
        }
        kafka = Map.copyOf(kafka);
    }

    /** All topics under the prefix. */
    public Topics topics() {
        return new Topics(topicPrefix);
    }

    /** The settings of every Kafka client. */
    public Map<String, Object> client() {
        Map<String, Object> all = new HashMap<>(kafka);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return all;
    }

    /**
     * The settings of a client for whose answer somebody waits, if only to learn why there is none:
     * it gives up after this time, unless Kafka's own settings are configured otherwise.
     */
    public Map<String, Object> clientAnsweringWithin(Duration limit) {
        int millis = Math.toIntExact(limit.toMillis());
        Map<String, Object> all = client();
        all.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        all.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        return all;
    }

    /** The settings of a consumer of this group. */
    public Map<String, Object> consumer(String group) {
        Map<String, Object> all = client();
        all.put(CommonClientConfigs.GROUP_ID_CONFIG, topicPrefix + group);
        return all;
    }

    /** The values of Kafka's own settings may be passwords. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers="
                + bootstrapServers
                + ", topicPrefix="
                + topicPrefix
                + ", kafka="
                + kafka.keySet()
                + "]";
    }
}

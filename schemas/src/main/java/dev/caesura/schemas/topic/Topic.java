package dev.caesura.schemas.topic;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.serde.EventSerde;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * One topic, as Caesura needs it.
 *
 * @param name the full name, prefix included
 * @param valueType the values' type
 * @param retention how long records are kept; null for a compacted topic, which keeps the last
 *     record of each key
 * @param brokerTime whether records carry the broker's append time instead of the producer's
 * @param <E> the values' type
 */
public record Topic<E extends Event>(
        String name, Class<E> valueType, @Nullable Duration retention, boolean brokerTime) {

    /**
     * The largest record, in bytes, that a broker takes unless it is configured otherwise ({@code
     * message.max.bytes}). Changelogs have no setting of their own, so nothing may be larger.
     */
    public static final int MAX_RECORD_BYTES = 1_048_588;

    /** The settings of every topic of Caesura, so that nothing acknowledged is deleted or lost. */
    static final Map<String, String> KEPT =
            Map.of(
                    TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                    TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");

    /**
     * The topic's settings that Caesura relies on, by Kafka's names; brokers may have other
     * defaults.
     */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        if (retention == null) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        }
        settings.putAll(KEPT);
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));
        settings.put(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                brokerTime ? "LogAppendTime" : "CreateTime");
        return settings;
    }

    public EventSerde<E> serde() {
        return new EventSerde<>(valueType);
    }
}

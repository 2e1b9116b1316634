package dev.caesura.schemas.topic;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.serde.EventSerde;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/**
 * One topic, as Caesura wants it to be.
 *
 * @param name the full name, prefix included
 * @param valueType the values' type
 * @param retention how long records are kept
 * @param brokerTime whether records carry the broker's append time instead of the producer's
 * @param <E> the values' type
 */
public record Topic<E extends Event>(
        String name, Class<E> valueType, Duration retention, boolean brokerTime) {

    /**
     * The largest record, in bytes: a webhook's body may have 3 MB, and a request repeats a whole
     * burst, whose bytes are bounded too.
     */
    public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

    /** The topic's settings that differ from the broker's defaults, by Kafka's names. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
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

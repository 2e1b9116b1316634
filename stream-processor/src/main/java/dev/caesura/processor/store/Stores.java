package dev.caesura.processor.store;

import dev.caesura.schemas.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds the state stores.
 *
 * <p>What grows with the messages lies in segments that expire as a whole: nothing is deleted one
 * by one, and no scan walks over tombstones.
 */
public final class Stores {

    /** How long messages and replies are kept. */
    public static final Duration HISTORY_RETENTION = Duration.ofDays(30);

    private static final Duration POINT = Duration.ofMillis(1);

    private static final Map<String, String> LOGGING =
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.MAX_RECORD_BYTES));

    private Stores() {}

    /** All stores of the conversation node. */
    public static Set<StoreBuilder<?>> all() {
        return Set.of(messages(), seen(), active(), memory(), clock());
    }

    private static StoreBuilder<?> messages() {
        return org.apache.kafka.streams.state.Stores.windowStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentWindowStore(
                                StoreNames.MESSAGES, HISTORY_RETENTION, POINT, false),
                        Serdes.ByteArray(),
                        Serdes.ByteArray())
                .withLoggingEnabled(LOGGING);
    }

    private static StoreBuilder<?> seen() {
        return org.apache.kafka.streams.state.Stores.windowStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentWindowStore(
                                StoreNames.SEEN, SeenIds.RETENTION, POINT, false),
                        Serdes.ByteArray(),
                        Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    private static StoreBuilder<?> active() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(
                                StoreNames.ACTIVE),
                        Serdes.String(),
                        Serdes.ByteArray())
                .withLoggingEnabled(LOGGING);
    }

    private static StoreBuilder<?> memory() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(
                                StoreNames.MEMORY),
                        Serdes.String(),
                        Serdes.ByteArray())
                .withLoggingEnabled(LOGGING);
    }

    /**
     * Cached: it changes with every message, and only the last value of each commit is worth
     * writing.
     */
    private static StoreBuilder<?> clock() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(
                                StoreNames.CLOCK),
                        Serdes.Integer(),
                        Serdes.Long())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}

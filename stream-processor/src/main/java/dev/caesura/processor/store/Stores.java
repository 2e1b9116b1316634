package dev.caesura.processor.store;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Builds the state stores.
 *
 * <p>Data that grows with the messages is in segments that expire as a whole: nothing is deleted
 * one by one, and no scan walks over tombstones.
 */
public final class Stores {

    /** How long messages and replies are kept. */
    public static final Duration HISTORY_RETENTION = Duration.ofDays(30);

    private static final Duration POINT = Duration.ofMillis(1);

    private Stores() {}

    /** All stores of the conversation node. */
    public static Set<StoreBuilder<?>> all() {
        return Set.of(history(), conversations(), partitions(), spilled());
    }

    /**
     * All stores of the conversation node, in memory and without changelogs: nothing outlives the
     * node.
     */
    public static Set<StoreBuilder<?>> inMemory() {
        return Set.of(
                org.apache.kafka.streams.state.Stores.windowStoreBuilder(
                                org.apache.kafka.streams.state.Stores.inMemoryWindowStore(
                                        StoreNames.HISTORY, HISTORY_RETENTION, POINT, false),
                                Serdes.ByteArray(),
                                Serdes.ByteArray())
                        .withLoggingDisabled(),
                org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                                org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(
                                        StoreNames.CONVERSATIONS),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled(),
                org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                                org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(
                                        StoreNames.PARTITIONS),
                                Serdes.Integer(),
                                Serdes.ByteArray())
                        .withLoggingDisabled(),
                org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                                org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(
                                        StoreNames.SPILLED),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled());
    }

    /** Without a changelog: the log has these messages. */
    private static StoreBuilder<?> spilled() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(
                                StoreNames.SPILLED),
                        Serdes.String(),
                        Serdes.ByteArray())
                .withLoggingDisabled();
    }

    static StoreBuilder<WindowStore<byte[], byte[]>> history() {
        return org.apache.kafka.streams.state.Stores.windowStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentWindowStore(
                                StoreNames.HISTORY, HISTORY_RETENTION, POINT, false),
                        Serdes.ByteArray(),
                        Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> conversations() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(
                                StoreNames.CONVERSATIONS),
                        Serdes.String(),
                        Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    /**
     * Cached: it changes with every record, and only the last value of each commit is worth
     * writing.
     */
    private static StoreBuilder<?> partitions() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(
                                StoreNames.PARTITIONS),
                        Serdes.Integer(),
                        Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}

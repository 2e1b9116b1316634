package dev.caesura.benchmarks.peer;

import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.processor.topology.LocalState;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * Runs a topology with the settings that all peers share: those that Caesura needs, so that none
 * has larger batches or another compression than the others. Only RocksDB has each peer's own
 * settings: with Caesura's small buffers, the DSL's session stores are several times slower.
 */
final class StreamsRun {

    private static final int THREADS = 2;
    private static final Duration CLOSE = Duration.ofSeconds(20);

    private StreamsRun() {}

    /** Starts a peer, with Kafka Streams' settings for RocksDB. */
    static AutoCloseable start(Topology topology, Setup setup) {
        Properties settings = ConversationTopology.settings();
        settings.remove(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG);
        return start(topology, setup, settings);
    }

    /** Starts a topology that brings its own settings. */
    static AutoCloseable start(Topology topology, Setup setup, Properties settings) {
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, setup.run());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, setup.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, setup.state().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, THREADS);
        settings.put("auto.offset.reset", "earliest");
        settings.putAll(setup.settings());
        KafkaStreams streams = new KafkaStreams(topology, settings);
        // As in Caesura's service; without it, a thread's failure would end the system under test.
        streams.setUncaughtExceptionHandler(
                failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
        LocalState state = LocalState.open(streams, setup.state(), setup.run());
        streams.start();
        return () -> {
            if (streams.close(CLOSE)) {
                state.leftInOrder();
            }
        };
    }
}

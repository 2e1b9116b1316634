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
 * has larger batches, another compression, or another RocksDB than the others.
 */
final class StreamsRun {

    private static final int THREADS = 2;
    private static final Duration CLOSE = Duration.ofSeconds(20);

    private StreamsRun() {}

    static AutoCloseable start(Topology topology, Setup setup) {
        Properties settings = ConversationTopology.settings();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, setup.run());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, setup.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, setup.state().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, THREADS);
        settings.put("auto.offset.reset", "earliest");
        settings.putAll(setup.settings());
        if (System.getenv("BENCH_DEFAULT_ROCKS") != null && !setup.run().contains("caesura")) { settings.remove(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG); }
        KafkaStreams streams = new KafkaStreams(topology, settings);
        // As Caesura's service does; without it, a thread's failure would end the system under
        // test.
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

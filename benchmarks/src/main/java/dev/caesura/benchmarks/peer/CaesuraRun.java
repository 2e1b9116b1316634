package dev.caesura.benchmarks.peer;

import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.StaleBursts;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.processor.store.BoundedRocksDb;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.processor.topology.KafkaFencedLog;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.kstream.SessionWindows;

/** Runs Caesura's topology. */
final class CaesuraRun {

    private static final long MEMORY = 1024L * 1024 * 1024;
    private static final Duration LONG = Duration.ofDays(365);

    private CaesuraRun() {}

    static AutoCloseable start(Setup setup) {
        KafkaFencedLog fences =
                KafkaFencedLog.create(
                        Map.of("bootstrap.servers", setup.bootstrapServers()), setup.topics());
        AutoCloseable streams =
                StreamsRun.start(
                        ConversationTopology.builder()
                                .topics(setup.topics())
                                .policy(policy())
                                .windows(SessionWindows.ofInactivityGapWithNoGrace(setup.gap()))
                                .fencedBy(fences)
                                .build(),
                        setup,
                        settings());
        return () -> {
            streams.close();
            fences.close();
        };
    }

    /** With memory for large files; the peers' stores, each with its own buffers, take more. */
    private static Properties settings() {
        Properties settings = ConversationTopology.settings();
        settings.put(BoundedRocksDb.MEMORY_CONFIG, MEMORY);
        return settings;
    }

    /**
     * The defaults, except for two limits that a replayed past would trigger: a turn that nobody
     * answers would be asked again, and a burst of hours ago would be asked for at the pace of
     * stale bursts.
     */
    private static Policy policy() {
        return Policy.defaults().toBuilder()
                .turns(TurnRules.DEFAULTS.withLimit(LONG))
                .stale(new StaleBursts(LONG, StaleBursts.Action.ANSWER, 1))
                .build();
    }
}

package dev.caesura.benchmarks.peer;

import dev.caesura.benchmarks.load.Chat;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.StaleBursts;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.processor.store.BoundedRocksDb;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.processor.topology.KafkaFencedLog;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** Runs Caesura's topology. */
final class CaesuraRun {

    private static final long MEMORY = 1024L * 1024 * 1024;
    private static final Duration LONG = Duration.ofDays(365);
    private static final String QUICK = Chat.conversation(Setup.QUICK_ACCOUNT, "");

    private CaesuraRun() {}

    static AutoCloseable start(Setup setup) {
        KafkaFencedLog fences =
                KafkaFencedLog.create(
                        Map.of("bootstrap.servers", setup.bootstrapServers()), setup.topics());
        AutoCloseable streams =
                StreamsRun.start(
                        ConversationTopology.builder()
                                .topics(setup.topics())
                                .policies(policies(setup))
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

    private static Policies policies(Setup setup) {
        Policy usual = withGap(setup.gap());
        Policy quick = withGap(Setup.QUICK_GAP);
        return conversationId -> conversationId.startsWith(QUICK) ? quick : usual;
    }

    private static Policy withGap(Duration gap) {
        Policy policy = policy();
        return policy.withBurst(policy.burst().withGap(gap.toMillis(), 0));
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

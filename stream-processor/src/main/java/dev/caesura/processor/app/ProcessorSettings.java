package dev.caesura.processor.app;

import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.policyfile.PolicyFile;
import dev.caesura.processor.store.BoundedRocksDb;
import dev.caesura.processor.topology.ConversationTopology;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The processor's settings, {@code caesura.processor.*}.
 *
 * @param applicationId the Kafka Streams application: its group, and the prefix of its internal
 *     topics
 * @param stateDir the folder of the state stores on disk
 * @param threads stream threads of this instance
 * @param standbyReplicas copies of the state on other instances, for a quick take-over
 * @param policies a YAML file with the policies of channels and accounts; without it, there are
 *     none
 * @param policy overrides of the default policy, by the names that the file uses too, such as
 *     {@code caesura.processor.policy.gap=45s}; other products call the gap debounce time
 * @param memory bytes of memory for all state stores of this instance together
 * @param query how conversations may be asked about over HTTP
 * @param streams further Kafka Streams settings, by Kafka's names
 */
@ConfigurationProperties("caesura.processor")
public record ProcessorSettings(
        @DefaultValue("caesura-processor") String applicationId,
        @DefaultValue("caesura-state") String stateDir,
        @DefaultValue("2") int threads,
        @DefaultValue("0") int standbyReplicas,
        @Nullable Path policies,
        @DefaultValue Map<String, String> policy,
        @DefaultValue("256MB") DataSize memory,
        @NestedConfigurationProperty @DefaultValue QuerySettings query,
        @DefaultValue Map<String, String> streams) {

    private static final String POLICY_PREFIX = "caesura.processor.policy.";

    /**
     * After how many milliseconds without a sign an instance counts as gone: the least that brokers
     * allow by default ({@code group.min.session.timeout.ms}).
     */
    private static final int SILENT_FOR = 6_000;

    public ProcessorSettings {
        require(threads >= 1, "threads", threads, "1 or more");
        require(standbyReplicas >= 0, "standby-replicas", standbyReplicas, "0 or more");
        require(memory.toBytes() > 0, "memory", memory, "a size such as 256MB");
        require(!stateDir.isBlank(), "state-dir", stateDir, "a folder");
    }

    private static void require(boolean met, String name, Object value, String allowed) {
        if (!met) {
            throw new IllegalArgumentException(
                    "caesura.processor." + name + " is '" + value + "'; write " + allowed);
        }
    }

    /**
     * The policies that these settings and their file say.
     *
     * @throws dev.caesura.processor.policyfile.PolicyException if one is wrong
     */
    public Policies resolve() {
        return policies == null ? PolicyFile.standard(base()) : PolicyFile.read(policies, base());
    }

    /**
     * The default policy, without the file.
     *
     * @throws dev.caesura.processor.policyfile.PolicyException if it is wrong
     */
    public Policy base() {
        return PolicyFile.with(Policy.defaults(), POLICY_PREFIX, policy);
    }

    /**
     * Kafka Streams' settings, beside {@link ConversationTopology#settings()}.
     *
     * @param client how to reach Kafka
     */
    public Map<String, Object> streams(Map<String, Object> client) {
        Map<String, Object> all = new HashMap<>(client);
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        all.put(StreamsConfig.STATE_DIR_CONFIG, stateDir);
        all.put(BoundedRocksDb.MEMORY_CONFIG, memory.toBytes());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
        if (!query.address().isEmpty()) {
            all.put(StreamsConfig.APPLICATION_SERVER_CONFIG, query.address());
        }
        // After a crash the broker gives the partitions away only when the session has expired, and
        // their next owner reads on only when the open transaction has.
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SILENT_FOR);
        all.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                SILENT_FOR / 4);
        all.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                SILENT_FOR);
        all.putAll(streams);
        return all;
    }

    /** The same under another application id. */
    public ProcessorSettings withApplicationId(String id) {
        return new ProcessorSettings(
                id, stateDir, threads, standbyReplicas, policies, policy, memory, query, streams);
    }
}

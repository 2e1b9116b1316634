package dev.caesura.processor.topology;

import dev.caesura.processor.query.ConversationQueries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka Streams instance with Caesura's topology, and everything that lives and ends with it: the
 * settings, the fences, the state on disk.
 *
 * <pre>{@code
 * try (ConversationStreams bursts = ConversationStreams.create(
 *         ConversationTopology.builder().windows(…), yourTopology, settings)) {
 *     bursts.start();
 *     …
 * }
 * }</pre>
 *
 * <p>It is started once and closed once; another start needs another instance.
 */
public final class ConversationStreams implements AutoCloseable {

    /** The setting that is true if the state must not outlive the run, as in a test or a demo. */
    public static final String TEMPORARY_STATE_CONFIG = "caesura.state.temporary";

    /**
     * Leaves the group, so that the other instances take over at once and not after the session
     * timeout.
     */
    private static final CloseOptions CLOSE =
            CloseOptions.timeout(Duration.ofSeconds(20))
                    .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);

    private final KafkaStreams streams;
    private final KafkaFencedLog fences;
    private final ConversationQueries queries;
    private final Path stateDir;
    private final String applicationId;
    private final ThreadFailures failures;
    private @Nullable LocalState localState;

    private ConversationStreams(
            KafkaStreams streams,
            ThreadFailures failures,
            KafkaFencedLog fences,
            ConversationQueries queries,
            Path stateDir,
            String applicationId) {
        this.streams = streams;
        this.failures = failures;
        this.fences = fences;
        this.queries = queries;
        this.stateDir = stateDir;
        this.applicationId = applicationId;
    }

    /**
     * An instance that is not started.
     *
     * @param conversations Caesura's nodes, without the writer of fences
     * @param topology your nodes, built with {@link ConversationTopology#settings()}; {@code new
     *     Topology()} if there are none. Caesura's are added to it
     * @param settings your settings, which win over {@link ConversationTopology#settings()}; {@code
     *     bootstrap.servers}, {@code application.id} and {@code state.dir} at least
     * @throws StreamsSettingsException if the settings would cost exactly-once
     * @throws org.apache.kafka.common.config.ConfigException if Kafka refuses a setting
     */
    public static ConversationStreams create(
            ConversationTopology.Builder conversations, Topology topology, Map<?, ?> settings) {
        Properties all = ConversationTopology.settings();
        settings.forEach((name, value) -> all.put(name, value));
        StreamsConfig config = new StreamsConfig(all);
        KafkaFencedLog fences = conversations.fences(client(all));
        try {
            new StreamsCheck(fences).require(StreamsCheck.complete(config));
            ConversationTopology bursts = conversations.fencedBy(fences);
            KafkaStreams streams = new KafkaStreams(bursts.addTo(topology), config);
            ThreadFailures failures = new ThreadFailures();
            streams.setUncaughtExceptionHandler(failures);
            return new ConversationStreams(
                    streams,
                    failures,
                    fences,
                    new ConversationQueries(streams, bursts.policies(), bursts.node()),
                    Path.of(config.getString(StreamsConfig.STATE_DIR_CONFIG)),
                    config.getString(StreamsConfig.APPLICATION_ID_CONFIG));
        } catch (RuntimeException e) {
            fences.close();
            throw e;
        }
    }

    /**
     * Kafka Streams' own settings mean nothing to a producer: those for reaching the brokers do.
     */
    private static Map<String, Object> client(Properties settings) {
        Set<String> common = AdminClientConfig.configNames();
        Map<String, Object> client = new HashMap<>();
        settings.forEach(
                (name, value) -> {
                    if (common.contains(name.toString())) {
                        client.put(name.toString(), value);
                    }
                });
        client.remove(CommonClientConfigs.CLIENT_ID_CONFIG);
        return client;
    }

    /**
     * Takes over the state on disk, and starts.
     *
     * @throws java.io.UncheckedIOException if the state's folder can't be used
     * @throws org.apache.kafka.streams.errors.ProcessorStateException if the state on disk is
     *     damaged; close this instance then; another one will begin without that state
     */
    public void start() {
        LocalState opened = LocalState.open(streams, stateDir, applicationId);
        streams.start();
        localState = opened;
    }

    /** The instance, for listeners before its start, and for metrics. */
    public KafkaStreams streams() {
        return streams;
    }

    /**
     * Kafka Streams' message about a missing topic, because of which nothing is read although the
     * instance runs; empty if none was missed within the last half minute.
     */
    public Optional<String> missingTopic() {
        return failures.missingTopic();
    }

    /** Asks about conversations, once it is started. */
    public ConversationQueries queries() {
        return queries;
    }

    /**
     * Leaves the group and stops, within 20 s; then ends the fences. An instance that failed does
     * not leave its state in order: the next start restores it.
     */
    @Override
    public void close() {
        boolean failed = streams.state() == KafkaStreams.State.ERROR;
        if (streams.close(CLOSE) && localState != null && !failed) {
            localState.leftInOrder();
        }
        fences.close();
    }
}

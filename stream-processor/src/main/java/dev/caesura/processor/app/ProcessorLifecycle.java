package dev.caesura.processor.app;

import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.query.ConversationQueries;
import dev.caesura.processor.store.BoundedRocksDb;
import dev.caesura.processor.store.NewerStateException;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.processor.topology.KafkaFencedLog;
import dev.caesura.processor.topology.LocalState;
import dev.caesura.service.KafkaSettings;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;

/** Runs the topology as long as the service runs. */
final class ProcessorLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProcessorLifecycle.class);

    /** Leaves the group, so that the others take over at once and not after a session's end. */
    private static final CloseOptions CLOSE =
            CloseOptions.timeout(Duration.ofSeconds(20))
                    .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);

    private final KafkaSettings kafka;
    private final ProcessorSettings settings;
    private final MeterRegistry meters;
    private @Nullable KafkaStreams streams;
    private @Nullable ConversationQueries queries;
    private @Nullable LocalState localState;
    private @Nullable KafkaFencedLog fences;
    private @Nullable KafkaStreamsMetrics metrics;
    private @Nullable ObserverMetrics observed;

    ProcessorLifecycle(KafkaSettings kafka, ProcessorSettings settings, MeterRegistry meters) {
        this.kafka = kafka;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void start() {
        KafkaFencedLog writer = KafkaFencedLog.create(kafka.client(), kafka.topics());
        Policies policies = settings.resolve();
        ObserverMetrics observer = new ObserverMetrics(meters);
        observed = observer;
        ConversationTopology topology =
                ConversationTopology.builder()
                        .topics(kafka.topics())
                        .policies(policies)
                        .observer(observer)
                        .fencedBy(writer);
        fences = writer;
        try {
            start(topology, policies);
        } catch (ProcessorStateException e) {
            // The state's mark is still there, so that the second attempt begins without any.
            log.error("The state on disk can't be read; it is removed, and restored from Kafka", e);
            Objects.requireNonNull(streams).close(CLOSE);
            start(topology, policies);
        }
        metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(meters);
    }

    /**
     * Starts an instance.
     *
     * @throws ProcessorStateException if its state on disk is damaged, which is found out by
     *     opening it
     */
    private void start(ConversationTopology topology, Policies policies) {
        KafkaStreams started = new KafkaStreams(topology.build(), properties());
        started.setUncaughtExceptionHandler(ProcessorLifecycle::after);
        streams = started;
        queries = new ConversationQueries(started, policies, topology.node());
        LocalState opened =
                LocalState.open(started, Path.of(settings.stateDir()), settings.applicationId());
        started.start();
        localState = opened;
    }

    private static StreamThreadExceptionResponse after(Throwable failure) {
        if (NewerStateException.isBehind(failure)) {
            log.error("The state is not for this version; this instance stops", failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        log.error("A stream thread failed and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    @Override
    public void stop() {
        if (streams != null && streams.close(CLOSE) && localState != null) {
            localState.leftInOrder();
        }
        if (fences != null) {
            fences.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }

    @Override
    public boolean isRunning() {
        return streams != null && streams.state().isRunningOrRebalancing();
    }

    /** Asks about conversations. */
    ConversationQueries queries() {
        return Objects.requireNonNull(queries, "The processor has not started");
    }

    /** How many conversations and records were set aside since the start. */
    long setAside() {
        return observed == null ? 0 : observed.setAside();
    }

    /** The state of the Kafka Streams client. */
    KafkaStreams.State state() {
        return streams == null ? KafkaStreams.State.CREATED : streams.state();
    }

    private Properties properties() {
        Properties properties = ConversationTopology.settings();
        properties.putAll(kafka.client());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir());
        properties.put(BoundedRocksDb.MEMORY_CONFIG, settings.memory().toBytes());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
        if (!settings.query().address().isEmpty()) {
            properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.query().address());
        }
        // After a crash the broker gives the partitions away only when the session has expired.
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
        properties.putAll(settings.streams());
        return properties;
    }
}

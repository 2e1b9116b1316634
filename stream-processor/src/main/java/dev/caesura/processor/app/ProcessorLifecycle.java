package dev.caesura.processor.app;

import dev.caesura.processor.query.ConversationQueries;
import dev.caesura.processor.topology.ConversationStreams;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the topology for as long as the application runs. */
public final class ProcessorLifecycle implements SmartLifecycle, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProcessorLifecycle.class);

    private final Supplier<ConversationStreams> instances;
    private final MeterRegistry meters;
    private volatile @Nullable ConversationStreams running;
    private @Nullable KafkaStreamsMetrics metrics;

    /**
     * A lifecycle.
     *
     * @param instances makes the instance for each start
     * @param meters where Kafka Streams' own metrics are shown
     */
    public ProcessorLifecycle(Supplier<ConversationStreams> instances, MeterRegistry meters) {
        this.instances = instances;
        this.meters = meters;
    }

    @Override
    public void start() {
        try {
            start(instances.get());
        } catch (ProcessorStateException e) {
            // The state's mark is still there, so the second attempt begins without any state.
            log.error("The state on disk can't be read; it is removed, and restored from Kafka", e);
            stop();
            start(instances.get());
        }
    }

    private void start(ConversationStreams instance) {
        metrics = new KafkaStreamsMetrics(instance.streams());
        metrics.bindTo(meters);
        running = instance;
        instance.start();
    }

    /** Leaves the group, so that other instances take over at once. */
    @Override
    public void stop() {
        ConversationStreams instance = running;
        if (instance != null) {
            instance.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }

    /** Also ends an instance that no longer runs: Spring stops only running ones. */
    @Override
    public void close() {
        stop();
    }

    @Override
    public boolean isRunning() {
        ConversationStreams instance = running;
        return instance != null && instance.streams().state().isRunningOrRebalancing();
    }

    /**
     * Asks about conversations.
     *
     * @throws StreamsNotStartedException if it has not started
     */
    public ConversationQueries queries() {
        return instance().queries();
    }

    /**
     * The instance that runs, for listeners and lag.
     *
     * @throws StreamsNotStartedException if it has not started
     */
    public KafkaStreams streams() {
        return instance().streams();
    }

    /**
     * Kafka Streams' message about a missing topic, because of which nothing is read; empty if none
     * is missing.
     */
    public Optional<String> missingTopic() {
        ConversationStreams instance = running;
        return instance == null ? Optional.empty() : instance.missingTopic();
    }

    /** The state of the Kafka Streams client. */
    public KafkaStreams.State state() {
        ConversationStreams instance = running;
        return instance == null ? KafkaStreams.State.CREATED : instance.streams().state();
    }

    private ConversationStreams instance() {
        ConversationStreams instance = running;
        if (instance == null) {
            throw new StreamsNotStartedException("The processor has not started");
        }
        return instance;
    }
}

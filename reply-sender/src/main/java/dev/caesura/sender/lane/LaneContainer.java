package dev.caesura.sender.lane;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/**
 * Reads one topic in lanes.
 *
 * <p>It is spring-kafka's message listener container with manual acknowledgement, one consumer, and
 * the container's own pause and resume: the container keeps polling while paused, re-pauses after a
 * rebalance, commits on its own thread and retries commits. Its {@code asyncAcks} is off, because
 * that pauses every partition until a whole poll is acknowledged, and so is {@code fixTxOffsets},
 * because that commits the position past records that are still in flight.
 */
public final class LaneContainer implements SmartLifecycle {

    // The delay until acknowledgements are committed, and a resume takes effect, when nothing
    // arrives.
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration AUTH_RETRY = Duration.ofSeconds(10);
    private static final Duration STOP_MARGIN = Duration.ofSeconds(10);

    private final String name;
    private final KafkaMessageListenerContainer<byte[], byte[]> container;
    private final Lanes lanes;

    /**
     * A listener that is not yet started.
     *
     * @param name of the listener, in threads and metrics
     * @param topic to read
     * @param consumer Kafka's consumer settings, {@code group.id} among them
     * @param settings the width of the lanes
     * @param handler the work on each record
     * @param registry the registry of the meters
     */
    public LaneContainer(
            String name,
            String topic,
            Map<String, Object> consumer,
            LaneSettings settings,
            LaneHandler handler,
            MeterRegistry registry) {
        this.name = name;
        ContainerProperties properties = new ContainerProperties(topic);
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setPollTimeout(POLL.toMillis());
        properties.setPauseImmediate(true);
        properties.setStopImmediate(true);
        properties.setAuthExceptionRetryInterval(AUTH_RETRY);
        properties.setShutdownTimeout(settings.drain().plus(STOP_MARGIN).toMillis());
        properties.setMissingTopicsFatal(false);
        this.lanes = new Lanes(name, settings, handler, new ContainerFlow(), registry);
        LaneListener listener = new LaneListener(lanes);
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(listener);
        this.container =
                new KafkaMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(complete(consumer)), properties);
        this.container.setBeanName("caesura-" + name);
    }

    private static Map<String, Object> complete(Map<String, Object> consumer) {
        Map<String, Object> all = new HashMap<>();
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        all.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        if (!"consumer".equals(consumer.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG))) {
            all.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                    CooperativeStickyAssignor.class.getName());
        }
        all.putAll(consumer);
        // Not configurable: correctness depends on them.
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return all;
    }

    @Override
    public void start() {
        container.start();
    }

    /** Stops reading, lets work in progress finish within the drain time, and commits. */
    @Override
    public void stop() {
        container.stop();
        lanes.close();
    }

    /** Whether it reads; also false if the consumer's thread ended by an error. */
    @Override
    public boolean isRunning() {
        return container.isRunning() && container.isInExpectedState();
    }

    /** Its name in threads and metrics. */
    public String name() {
        return name;
    }

    /** The number of records taken on and not finished. */
    public int inFlight() {
        return lanes.inFlight();
    }

    private final class ContainerFlow implements Flow {
        @Override
        public void pause() {
            container.pause();
        }

        @Override
        public void resume() {
            container.resume();
        }

        @Override
        public void pause(TopicPartition partition) {
            container.pausePartition(partition);
        }

        @Override
        public void resume(TopicPartition partition) {
            container.resumePartition(partition);
        }
    }
}

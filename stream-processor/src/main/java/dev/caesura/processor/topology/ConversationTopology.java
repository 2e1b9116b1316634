package dev.caesura.processor.topology;

import dev.caesura.processor.conversation.ConversationProcessorSupplier;
import dev.caesura.processor.conversation.live.HeldBytes;
import dev.caesura.processor.conversation.observe.ProcessorObserver;
import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.conversation.wire.Incoming;
import dev.caesura.processor.conversation.wire.Sinks;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.mapping.OwnMessages;
import dev.caesura.processor.store.BoundedRocksDb;
import dev.caesura.processor.store.Stores;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.similarity.Similarity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.jspecify.annotations.Nullable;

/**
 * Builds Caesura's topology, alone or as part of a team's own.
 *
 * <pre>
 *   messages ─────┐                      ┌─▶ reply-requests
 *   reply-drafts ─┤                      ├─▶ replies
 *   deliveries ───┼─▶ caesura-conversation ┼─▶ outcomes
 *   commands ─────┘        │  ▲           └─▶ dead-letters
 *                    stores┘  └── fences, through messages
 * </pre>
 *
 * <p>The topics must have the same number of partitions. Fences are written by the {@link
 * FencedLog}: in production {@code KafkaFencedLog}, in tests the testkit's. {@link
 * ConversationStreams} runs it. Any other runner, such as Spring's {@code
 * StreamsBuilderFactoryBean}, is checked: with {@code KafkaFencedLog}, no task reads anything under
 * settings that would cost exactly-once.
 */
public final class ConversationTopology {

    /** The name of the node in which a conversation's state lives. */
    public static final String NODE = "caesura-conversation";

    /** Large enough for a hundred messages; a batch takes this many bytes for each partition. */
    private static final int BATCH_BYTES = 256 * 1024;

    private static final int LINGER_MILLIS = 10;

    private static final String MESSAGES = "caesura-messages-source";
    private static final String REPLY_DRAFTS = "caesura-reply-drafts-source";
    private static final String DELIVERIES = "caesura-deliveries-source";
    private static final String COMMANDS = "caesura-commands-source";

    private final Topics topics;
    private final @Nullable OwnMessages<?, ?> own;
    private final Policies policies;
    private final Similarity similarity;
    private final ProcessorObserver observer;
    private final ConversationProcessorSupplier node;

    private ConversationTopology(Builder builder, FencedLog log) {
        this.topics = builder.topics;
        this.own = builder.own;
        Policy policy = builder.policy;
        this.policies = builder.policies == null ? Policies.same(policy) : builder.policies;
        this.similarity = builder.similarity == null ? Similarity.create() : builder.similarity;
        this.observer = builder.observer;
        this.node =
                new ConversationProcessorSupplier(
                        topics,
                        own,
                        policies,
                        similarity,
                        log,
                        observer,
                        builder.openBytes,
                        builder.inMemory ? Stores.inMemory() : Stores.all(),
                        check(log));
    }

    /**
     * Only a topology that writes to Kafka is checked: a test driver has other settings, and needs
     * none of these.
     */
    private Consumer<Map<String, Object>> check(FencedLog log) {
        if (!(log instanceof KafkaFencedLog kafka)) {
            return settings -> {};
        }
        kafka.requireTopic(messages());
        return new StreamsCheck(kafka);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The Streams settings that the topology needs: pass them to {@code StreamsBuilder} or {@code
     * Topology}, and to {@code KafkaStreams}, with your own beside them.
     */
    public static Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
        // Deadlines are checked between two polls; an idle poll must not hold them up.
        settings.put(StreamsConfig.POLL_MS_CONFIG, 10L);
        settings.put(
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName());
        // Changelogs repeat each message: fewer, smaller batches spare processor and broker alike.
        settings.put(producer(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        settings.put(producer(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // Records that wait for the commit make the commit longer, and every request later.
        settings.put(producer(ProducerConfig.LINGER_MS_CONFIG), LINGER_MILLIS);
        return settings;
    }

    private static String producer(String setting) {
        return StreamsConfig.producerPrefix(setting);
    }

    private String messages() {
        return own == null ? topics.messages().name() : own.topic();
    }

    /** The node in which conversations live, for interactive queries. */
    public ConversationProcessorSupplier node() {
        return node;
    }

    /** The policy of each conversation. */
    Policies policies() {
        return policies;
    }

    /** The topology on its own. */
    public Topology build() {
        return addTo(new Topology());
    }

    /**
     * Adds the nodes to a topology.
     *
     * @return the same topology
     */
    public Topology addTo(Topology topology) {
        addSource(topology, MESSAGES, messages());
        addSource(topology, REPLY_DRAFTS, topics.replyDrafts().name());
        addSource(topology, DELIVERIES, topics.deliveries().name());
        addSource(topology, COMMANDS, topics.commands().name());
        topology.addProcessor(NODE, node, MESSAGES, REPLY_DRAFTS, DELIVERIES, COMMANDS);
        addSink(topology, Sinks.REPLY_REQUESTS, topics.replyRequests().name());
        addSink(topology, Sinks.REPLIES, topics.replies().name());
        addSink(topology, Sinks.OUTCOMES, topics.outcomes().name());
        addSink(topology, Sinks.DEAD_LETTERS, topics.deadLetters());
        if (own == null) {
            addSink(topology, Sinks.COMMANDS, topics.commands().name());
        } else {
            addSinkByPlace(topology, Sinks.COMMANDS, topics.commands().name());
            addSinkByPlace(topology, Sinks.REPLY_DRAFTS, topics.replyDrafts().name());
            addSinkByPlace(topology, Sinks.DELIVERIES, topics.deliveries().name());
        }
        return topology;
    }

    /**
     * A sink that writes into the partition of a conversation's messages, whatever their key is.
     */
    private void addSinkByPlace(Topology topology, String name, String topic) {
        topology.addSink(
                name,
                topic,
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                (to, key, value, partitions) ->
                        Optional.of(
                                Set.of(node.partitionOf(Incoming.conversationOf(key), partitions))),
                NODE);
    }

    private void addSource(Topology topology, String name, String topic) {
        topology.addSource(
                Topology.AutoOffsetReset.EARLIEST,
                name,
                new ArrivalTime(observer, InstantSource.system()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic);
    }

    private static void addSink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), NODE);
    }

    /** The parts that may differ from topology to topology. */
    public static final class Builder {
        private Topics topics = Topics.standard();
        private Policy policy = Policy.defaults();
        private @Nullable OwnMessages<?, ?> own;
        private @Nullable Policies policies;
        private @Nullable Similarity similarity;
        private ProcessorObserver observer = ProcessorObserver.NONE;
        private boolean inMemory;
        private long openBytes = HeldBytes.ofHeap();

        private Builder() {}

        Topics topics() {
            return topics;
        }

        /** The topics, if their prefix is not the usual one. */
        public Builder topics(Topics value) {
            topics = value;
            return this;
        }

        /**
         * A topic that you already have, in place of {@code messages}. The log that writes fences
         * must use the same topic.
         */
        public Builder messages(OwnMessages<?, ?> value) {
            own = value;
            return this;
        }

        /**
         * The session windows that define bursts: gap and grace as in Kafka Streams. Bursts close
         * as its session windows do, but on time, and without new traffic.
         */
        public Builder windows(SessionWindows windows) {
            return burst(policy.burst().withGap(windows.inactivityGap(), windows.gracePeriodMs()));
        }

        /** The longest wait from a burst's first message to its end. */
        public Builder maxWait(Duration wait) {
            return burst(policy.burst().withMaxWait(wait.toMillis()));
        }

        /** The number of messages at which a burst closes at once. */
        public Builder maxMessages(int messages) {
            return burst(policy.burst().withMaxMessages(messages));
        }

        private Builder burst(BurstRules rules) {
            policy = policy.withBurst(rules);
            return this;
        }

        /** One policy for all conversations; replaces any that was set before. */
        public Builder policy(Policy value) {
            policy = value;
            return this;
        }

        /** A policy for each account; takes the place of the one policy. */
        public Builder policies(Policies value) {
            policies = value;
            return this;
        }

        /** The measure of repetition, for instance with word tables of your own. */
        public Builder similarity(Similarity value) {
            similarity = value;
            return this;
        }

        /** The observer of the topology's state. */
        public Builder observer(ProcessorObserver value) {
            observer = value;
            return this;
        }

        /**
         * The most bytes of heap that the messages of open bursts take, in all partitions together;
         * by default a quarter of the heap. Beyond it, their content goes to a local store until
         * their burst ends.
         */
        public Builder openMessagesInMemory(long bytes) {
            openBytes = bytes;
            return this;
        }

        /**
         * Keeps the state in memory and nowhere else: for simulations, which are much faster that
         * way. A restart begins with nothing.
         */
        public Builder inMemory() {
            inMemory = true;
            return this;
        }

        /** The log that writes the fences, and reads messages again. */
        KafkaFencedLog fences(Map<String, Object> client) {
            return own == null
                    ? KafkaFencedLog.create(client, topics)
                    : KafkaFencedLog.create(client, topics, own);
        }

        /**
         * The topology, with the log that writes its fences.
         *
         * @throws IllegalArgumentException if the log writes them into another topic than the one
         *     from which messages are read
         */
        public ConversationTopology fencedBy(FencedLog log) {
            return new ConversationTopology(this, log);
        }
    }
}

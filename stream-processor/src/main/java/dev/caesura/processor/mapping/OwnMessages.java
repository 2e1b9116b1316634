package dev.caesura.processor.mapping;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.topic.Headers;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * A topic that a team already has, in place of {@code messages}: its Serdes, its mapping, and the
 * placement of its conversations. Nothing is copied; fences are written into the topic itself.
 *
 * <p>All messages of a conversation must be in one partition, and the conversation's id must
 * suffice to determine it: drafts, deliveries and commands, which carry nothing else, are brought
 * there. A message that lies elsewhere becomes a dead letter with the reason {@code misplaced}.
 *
 * <p>The Serdes are configured, and used by several threads at once, as those of Kafka Streams are.
 *
 * @param <K> the keys' type
 * @param <V> the values' type
 */
public final class OwnMessages<K, V> {

    private final String topic;
    private final Serde<K> keys;
    private final Serde<V> values;
    private final MessageMapping<K, V> mapping;
    private final Placement placement;
    private final Predicate<Throwable> outage;
    private final byte @Nullable [] fenceKey;
    private final byte @Nullable [] fenceValue;

    private OwnMessages(Builder<K, V> builder) {
        topic = builder.topic;
        keys = builder.keys;
        values = builder.values;
        mapping = Objects.requireNonNull(builder.mapping, "mappedBy is missing");
        placement = Objects.requireNonNull(builder.placement, "keyedBy or placedBy is missing");
        outage = builder.outage;
        K key = builder.fenceKey;
        V value = builder.fenceValue;
        fenceKey = key == null ? null : keys.serializer().serialize(topic, key);
        fenceValue = value == null ? null : values.serializer().serialize(topic, value);
    }

    /** A topic and how its records are read. */
    public static <K, V> Builder<K, V> in(String topic, Serde<K> keys, Serde<V> values) {
        return new Builder<>(topic, keys, values);
    }

    /** The topic's name. */
    public String topic() {
        return topic;
    }

    /** The key of the fences that are written; null for none. */
    public byte @Nullable [] fenceKey() {
        return fenceKey == null ? null : fenceKey.clone();
    }

    /** The value of the fences that are written; null for none. */
    public byte @Nullable [] fenceValue() {
        return fenceValue == null ? null : fenceValue.clone();
    }

    /**
     * Whether a record is a fence: it has the header, and either no value or the value of a fence.
     * A record that only copied the header from another one is not a fence.
     */
    public boolean isFence(
            byte @Nullable [] value, org.apache.kafka.common.header.Headers headers) {
        return headers.lastHeader(Headers.FENCE) != null
                && (value == null || Arrays.equals(value, fenceValue));
    }

    /**
     * The message that a record is; empty if it is not one.
     *
     * @throws UnmappedException if no message can be made from it
     * @throws SerializationException if the Serdes can't read it
     * @throws KafkaException if something that they need is unavailable for the moment
     */
    public Optional<InboundMessage> read(
            int partition,
            long offset,
            byte @Nullable [] key,
            byte @Nullable [] value,
            org.apache.kafka.common.header.Headers headers) {
        if (value == null) {
            return Optional.empty();
        }
        V content = deserialized(values.deserializer(), value, headers, "value");
        if (content == null) {
            return Optional.empty();
        }
        K id = key == null ? null : deserialized(keys.deserializer(), key, headers, "key");
        return mapped(
                new OwnRecord<>(topic, partition, offset, id, content, new RecordHeaders(headers)));
    }

    private <T> @Nullable T deserialized(
            Deserializer<T> deserializer,
            byte[] bytes,
            org.apache.kafka.common.header.Headers headers,
            String what) {
        try {
            return deserializer.deserialize(topic, new RecordHeaders(headers), bytes);
        } catch (RuntimeException | StackOverflowError e) {
            requireNoOutage(e);
            throw new SerializationException(
                    "The " + what + " can't be read: " + Troubles.describe(e));
        }
    }

    @SuppressWarnings("OptionalAssignedToNull") // A team's code may do what it must not.
    private Optional<InboundMessage> mapped(OwnRecord<K, V> record) {
        Optional<InboundMessage> message;
        try {
            message = mapping.map(record);
        } catch (RuntimeException | StackOverflowError e) {
            requireNoOutage(e);
            throw unmapped("The mapping failed: " + Troubles.describe(e));
        }
        if (message == null) {
            throw unmapped(
                    "The mapping returned null; for a record that is not a message, return"
                            + " Optional.empty()");
        }
        if (message.isPresent() && message.get().messageId().isBlank()) {
            throw unmapped("The mapping returned a message without an id");
        }
        return message;
    }

    /**
     * A record that can't be read now can be read later: the task begins anew from its last commit.
     */
    private void requireNoOutage(Throwable trouble) {
        if (Troubles.isOutage(trouble, outage)) {
            throw new KafkaException(
                    "A record of "
                            + topic
                            + " can't be read at the moment, and is not set aside: "
                            + Troubles.describe(trouble));
        }
    }

    /**
     * The partition of a conversation.
     *
     * @throws UnmappedException if it can't be determined
     */
    public int partitionOf(String conversationId, int partitions) {
        int partition;
        try {
            partition = placement.partition(ConversationId.parse(conversationId), partitions);
        } catch (RuntimeException | StackOverflowError e) {
            requireNoOutage(e);
            throw unmapped("The conversation's partition is not known: " + Troubles.describe(e));
        }
        if (partition < 0 || partition >= partitions) {
            throw unmapped(
                    "The conversation's partition would be "
                            + partition
                            + ", but there are "
                            + partitions);
        }
        return partition;
    }

    /**
     * Makes sure that a record of a conversation is where the conversation is.
     *
     * @throws UnmappedException if it is not
     */
    public void requirePlace(String conversationId, int partition, int partitions) {
        int home = partitionOf(conversationId, partitions);
        if (home != partition) {
            throw new UnmappedException(
                    Reason.MISPLACED,
                    "It is in partition "
                            + partition
                            + ", but keyedBy or placedBy says "
                            + home
                            + " of its conversation");
        }
    }

    private static UnmappedException unmapped(String why) {
        return new UnmappedException(Reason.UNMAPPED, why);
    }

    /**
     * Collects the topic's properties.
     *
     * @param <K> the keys' type
     * @param <V> the values' type
     */
    public static final class Builder<K, V> {
        private final String topic;
        private final Serde<K> keys;
        private final Serde<V> values;
        private @Nullable MessageMapping<K, V> mapping;
        private @Nullable Placement placement;
        private Predicate<Throwable> outage = trouble -> false;
        private @Nullable K fenceKey;
        private @Nullable V fenceValue;

        private Builder(String topic, Serde<K> keys, Serde<V> values) {
            this.topic = topic;
            this.keys = keys;
            this.values = values;
        }

        /** The mapping from records to messages. */
        public Builder<K, V> mappedBy(MessageMapping<K, V> value) {
            mapping = value;
            return this;
        }

        /**
         * The key under which a conversation's messages are produced, for producers with the
         * partitioner of Kafka's Java client: it hashes the key's bytes. It must serialize to the
         * bytes that the producers write. The partitioner of librdkafka is another by default; see
         * {@link #placedBy}.
         */
        public Builder<K, V> keyedBy(Function<ConversationId, K> key) {
            return placedBy(
                    (conversation, partitions) ->
                            BuiltInPartitioner.partitionForKey(
                                    keys.serializer().serialize(topic, key.apply(conversation)),
                                    partitions));
        }

        /** The placement of conversations, for producers with a partitioner of their own. */
        public Builder<K, V> placedBy(Placement value) {
            placement = value;
            return this;
        }

        /**
         * The key and value of fences, beside their header {@code caesura-fence}, for other readers
         * of the topic that can't take a record without them. By default, fences have neither.
         */
        public Builder<K, V> fencesLike(K key, V value) {
            fenceKey = key;
            fenceValue = value;
            return this;
        }

        /**
         * Further exceptions, or causes of exceptions, which say that something that Serdes or
         * mapping need is unavailable for the moment. The record is then read again instead of
         * being set aside. Connections that fail or time out, and Kafka's retriable exceptions,
         * always count as such.
         */
        public Builder<K, V> outages(Predicate<Throwable> value) {
            outage = value;
            return this;
        }

        /**
         * The messages.
         *
         * @throws NullPointerException if the mapping or the placement is missing
         */
        public OwnMessages<K, V> build() {
            return new OwnMessages<>(this);
        }
    }
}

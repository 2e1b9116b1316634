package dev.caesura.processor.conversation;

import dev.caesura.processor.mapping.OwnMessages;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The topic from which one partition's messages are read: {@code messages}, or one that a team
 * already has. Messages of either go on in the form of {@code messages}.
 */
final class MessageTopic {

    private final String name;
    private final @Nullable OwnMessages<?, ?> own;
    private final int partition;
    private final int partitions;
    private final EventSerde<InboundMessage> serde = new EventSerde<>(InboundMessage.class);

    private MessageTopic(
            String name, @Nullable OwnMessages<?, ?> own, int partition, int partitions) {
        this.name = name;
        this.own = own;
        this.partition = partition;
        this.partitions = partitions;
    }

    /** The topic {@code messages}. */
    static MessageTopic of(Topics topics) {
        return new MessageTopic(topics.messages().name(), null, 0, 0);
    }

    /** The topic that these tasks read, for the task of one partition. */
    static MessageTopic of(TaskParts parts, int partition) {
        OwnMessages<?, ?> own = parts.own();
        return own == null
                ? of(parts.topics())
                : new MessageTopic(own.topic(), own, partition, parts.log().partitions());
    }

    /**
     * A record in the form of {@code messages}.
     *
     * @param key the conversation
     * @param value the message as JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Keyed(byte @Nullable [] key, byte @Nullable [] value) {}

    String name() {
        return name;
    }

    boolean isFence(byte @Nullable [] value, org.apache.kafka.common.header.Headers headers) {
        return own == null
                ? value == null && headers.lastHeader(Headers.FENCE) != null
                : own.isFence(value, headers);
    }

    /**
     * Whether a conversation's messages are in this partition: their key puts all of them there.
     */
    boolean isHere(String conversationId) {
        return own == null || own.partitionOf(conversationId, partitions) == partition;
    }

    /**
     * The message in a record that is not a fence; empty if it is not a message.
     *
     * @param at its arrival, in milliseconds since the epoch
     * @throws SerializationException if the record is malformed
     */
    Optional<Keyed> read(
            byte @Nullable [] key,
            byte @Nullable [] value,
            org.apache.kafka.common.header.Headers headers,
            long at,
            long offset) {
        if (own == null) {
            return Optional.of(new Keyed(key, value));
        }
        return own.read(partition, offset, key, value, headers)
                .map(message -> keyed(own, message, at));
    }

    private Keyed keyed(OwnMessages<?, ?> from, InboundMessage message, long at) {
        from.requirePlace(message.conversationId(), partition, partitions);
        InboundMessage dated =
                message.receivedAt() == null
                        ? message.receivedAt(Instant.ofEpochMilli(at))
                        : message;
        return new Keyed(
                message.conversationId().getBytes(StandardCharsets.UTF_8), serde.toBytes(dated));
    }
}

package dev.caesura.processor.conversation;

import dev.caesura.processor.conversation.wire.Commands;
import dev.caesura.processor.conversation.wire.Incoming;
import dev.caesura.processor.conversation.wire.MessageJson;
import dev.caesura.processor.conversation.wire.Sinks;
import dev.caesura.processor.domain.conversation.ConversationEvent;
import dev.caesura.processor.message.MessageHead;
import dev.caesura.processor.store.PartitionMark;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.PartReference;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Reads records as events of conversations. */
final class Records {

    /** The largest message: a larger one would leave no room in a request for anything else. */
    static final int LARGEST_MESSAGE = 700_000;

    /** The longest id, in bytes: no channel has longer ones, and state and outcomes repeat them. */
    static final int LONGEST_ID = 512;

    /** Three parts of an id each, in bytes. */
    static final int LONGEST_CONVERSATION = 4 * LONGEST_ID;

    private static final int BYTES_A_CHARACTER = 3;

    private final Topics topics;
    private final MessageTopic messages;
    private final EventSerde<ReplyDraft> drafts = new EventSerde<>(ReplyDraft.class);
    private final EventSerde<DeliveryEvent> deliveries = new EventSerde<>(DeliveryEvent.class);
    private final EventSerde<Command> commands = new EventSerde<>(Command.class);

    Records(Topics topics, MessageTopic messages) {
        this.topics = topics;
        this.messages = messages;
    }

    /** A record, or a part of it, is larger than allowed. */
    static final class TooLargeException extends SerializationException {
        private static final long serialVersionUID = 1L;

        private final @Nullable String conversationId;
        private final @Nullable String messageId;

        TooLargeException(
                String message, @Nullable String conversationId, @Nullable String messageId) {
            super(message);
            this.conversationId = conversationId;
            this.messageId = messageId;
        }

        /** The outcome of the message, if its ids could be read. */
        Optional<Outcome> outcome(long at) {
            return conversationId == null || messageId == null
                    ? Optional.empty()
                    : Optional.of(
                            new Outcome(
                                    Outcome.Subject.MESSAGE,
                                    messageId,
                                    conversationId,
                                    Outcome.Kind.FAILED,
                                    null,
                                    Reason.TOO_LARGE.code(),
                                    null,
                                    Instant.ofEpochMilli(at)));
        }
    }

    /**
     * An event and the conversation to which it happened.
     *
     * @param command the kind of command; null if the record is not a command
     */
    record Addressed(String id, ConversationEvent event, Command.@Nullable Name command) {}

    boolean isMessages(String topic) {
        return topic.equals(messages.name());
    }

    /** Whether a record of this topic shows that a sender is at work. */
    boolean isAnswer(String topic) {
        return topic.equals(topics.replyDrafts().name())
                || topic.equals(topics.deliveries().name());
    }

    boolean isFence(Record<byte[], byte[]> record) {
        return messages.isFence(record.value(), record.headers());
    }

    /** Whether this is the partition of a conversation. */
    boolean isHere(String conversationId) {
        return messages.isHere(conversationId);
    }

    /**
     * The sink for a record that is not in the partition of its conversation.
     *
     * @throws SerializationException if it was brought twice already: it would go on for ever. One
     *     time may be that of another record whose headers somebody copied
     */
    String sinkOf(Record<byte[], byte[]> record, String topic) {
        int brought = 0;
        for (Header header : record.headers().headers(Headers.BROUGHT)) {
            brought++;
        }
        if (brought > 1) {
            throw new SerializationException(
                    "It was brought to the partition of its conversation, but this is another");
        }
        if (topic.equals(topics.replyDrafts().name())) {
            return Sinks.REPLY_DRAFTS;
        }
        return topic.equals(topics.deliveries().name()) ? Sinks.DELIVERIES : Sinks.COMMANDS;
    }

    byte @Nullable [] traceOf(Record<byte[], byte[]> record) {
        return Incoming.traceOf(record);
    }

    /**
     * A record of the messages' topic that is not a fence; empty if it is not a message.
     *
     * @throws SerializationException if it is not what it must be
     */
    Optional<Addressed> message(
            byte @Nullable [] key,
            byte @Nullable [] value,
            org.apache.kafka.common.header.Headers headers,
            long at,
            long offset) {
        return messages.read(key, value, headers, at, offset)
                .map(read -> message(read.key(), read.value(), at, offset));
    }

    private static Addressed message(
            byte @Nullable [] key, byte @Nullable [] value, long at, long offset) {
        String id = Incoming.conversationOf(key);
        if (isLonger(id, LONGEST_CONVERSATION)) {
            throw tooLarge("conversation id", LONGEST_CONVERSATION, null, null);
        }
        MessageHead head = Incoming.message(value, id);
        if (isLonger(head.messageId(), LONGEST_ID)) {
            throw tooLarge("message id", LONGEST_ID, null, null);
        }
        if (value != null && value.length > LARGEST_MESSAGE) {
            throw tooLarge("message", LARGEST_MESSAGE, id, head.messageId());
        }
        return new Addressed(id, event(head, value, at, offset), null);
    }

    /** Whether a text takes more bytes; only a long one is counted. */
    private static boolean isLonger(String text, int bytes) {
        return text.length() > bytes / BYTES_A_CHARACTER
                && text.getBytes(StandardCharsets.UTF_8).length > bytes;
    }

    private static TooLargeException tooLarge(
            String what, int most, @Nullable String conversationId, @Nullable String messageId) {
        return new TooLargeException(
                "The " + what + " is longer than the " + most + " bytes allowed",
                conversationId,
                messageId);
    }

    private static ConversationEvent event(
            MessageHead head, byte @Nullable [] value, long at, long offset) {
        byte[] json = value == null ? new byte[0] : value;
        return switch (head.kind()) {
            case MESSAGE ->
                    new ConversationEvent.MessageArrived(
                            head.message(at, offset, json), head.origin(), false);
            case EDIT ->
                    new ConversationEvent.MessageEdited(
                            head.message(at, offset, MessageJson.asMessage(json)));
            case DELETION -> new ConversationEvent.MessageDeleted(head.messageId(), at);
            case TYPING -> new ConversationEvent.ContactTyping(at);
        };
    }

    /**
     * A record that is read again after a restart; empty for a fence or an unreadable record. It
     * arrived before the mark: a timestamp from the future was not believed at the first reading.
     */
    Optional<Addressed> reopened(ConsumerRecord<byte[], byte[]> record, PartitionMark mark) {
        if (record.value() == null || messages.isFence(record.value(), record.headers())) {
            return Optional.empty();
        }
        try {
            return message(
                    record.key(),
                    record.value(),
                    record.headers(),
                    Math.max(0, Math.min(record.timestamp() - mark.skew(), mark.readAt())),
                    record.offset());
        } catch (SerializationException e) {
            // It was set aside at the first reading.
            return Optional.empty();
        }
    }

    /**
     * A record of another topic.
     *
     * @throws SerializationException if it is not what it must be
     */
    Addressed read(Record<byte[], byte[]> record, String topic) {
        long at = record.timestamp();
        if (topic.equals(topics.replyDrafts().name())) {
            ReplyDraft draft = Incoming.event(record, drafts);
            return new Addressed(draft.conversationId(), arrived(draft, at), null);
        }
        if (topic.equals(topics.deliveries().name())) {
            DeliveryEvent delivery = Incoming.event(record, deliveries);
            return new Addressed(
                    delivery.conversationId(), reported(delivery, record.headers(), at), null);
        }
        Command command = Incoming.event(record, commands);
        return new Addressed(
                command.conversationId(), Commands.event(command, at), command.command());
    }

    private static ConversationEvent arrived(ReplyDraft draft, long at) {
        return new ConversationEvent.DraftArrived(
                draft.requestId(),
                draft.attempt(),
                draft.text(),
                draft.error(),
                draft.retryable(),
                draft.opinions().stream()
                        .map(one -> new ConversationEvent.Opinion(one.replyId(), one.score()))
                        .toList(),
                at);
    }

    private static ConversationEvent reported(
            DeliveryEvent delivery, org.apache.kafka.common.header.Headers headers, long at) {
        String reference = delivery.replyId();
        PartReference part = reference == null ? null : PartReference.parse(reference);
        return new ConversationEvent.DeliveryReported(
                part == null ? reference : part.replyId(),
                part != null,
                delivery.status(),
                delivery.providerMessageId(),
                delivery.retryable(),
                delivery.retryable() && isUnsent(headers),
                delivery.error(),
                at);
    }

    /** A failed attempt says whether parts were sent before it, or another attempt is in doubt. */
    private static boolean isUnsent(org.apache.kafka.common.header.Headers headers) {
        return headers.lastHeader(Headers.PARTS_SENT) == null
                && headers.lastHeader(Headers.RESENDS) == null;
    }
}

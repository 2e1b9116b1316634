package dev.caesura.sender.listen;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.deliver.DeliveryChannel;
import dev.caesura.sender.deliver.DeliveryChannels;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.Outgoing;
import dev.caesura.sender.lane.LaneHandler;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Ownership;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.publish.DeadLetters;
import dev.caesura.sender.publish.EventPublisher;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Delivers each reply, and records the attempt before the call and the result after it. */
public final class DeliveryHandler implements LaneHandler {

    private final DeliveryChannels channels;
    private final EventPublisher publisher;
    private final DeadLetters deadLetters;
    private final Topics topics;
    private final EventSerde<Reply> serde;
    private final SenderMetrics metrics;
    private final Clock clock;

    public DeliveryHandler(
            DeliveryChannels channels,
            EventPublisher publisher,
            DeadLetters deadLetters,
            Topics topics,
            SenderMetrics metrics,
            Clock clock) {
        this.channels = channels;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.topics = topics;
        this.serde = topics.replies().serde();
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public LaneWork open(ConsumerRecord<byte[], byte[]> record, Ownership ownership) {
        return () -> step(record);
    }

    private Step step(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        Reply reply;
        try {
            reply = Unreadable.check(record, serde);
        } catch (SerializationException e) {
            deadLetters.put(record, Unreadable.REASON, Unreadable.describe(e));
            metrics.failed("deliver", Unreadable.REASON);
            return Step.done();
        }
        try {
            ConversationId conversation = ConversationId.parse(reply.conversationId());
            DeliveryChannel channel = channels.of(conversation);
            record(reply, DeliveryStatus.ATTEMPTED, null, null);
            String id = send(channel, reply, conversation);
            record(reply, DeliveryStatus.SENT, id, null);
            metrics.sent(conversation.channel());
        } catch (DeliveryException e) {
            record(reply, DeliveryStatus.FAILED, null, e.reason());
            deadLetters.put(record, e.reason(), Unreadable.describe(e));
            metrics.failed("deliver", e.reason());
            SenderLog.deliveryFailed(reply, e.reason());
        }
        return Step.done();
    }

    private static String send(DeliveryChannel channel, Reply reply, ConversationId conversation)
            throws DeliveryException, InterruptedException {
        List<String> parts = channel.split(reply.text());
        String id = "";
        for (int i = 0; i < parts.size(); i++) {
            id =
                    channel.send(
                            new Outgoing(
                                    reply.replyId(), conversation, parts.get(i), i, parts.size()));
        }
        return id;
    }

    private void record(
            Reply reply,
            DeliveryStatus status,
            @Nullable String providerMessageId,
            @Nullable String error)
            throws InterruptedException {
        publisher.publish(
                topics.deliveries(),
                new DeliveryEvent(
                        reply.replyId(),
                        reply.requestId(),
                        reply.conversationId(),
                        status,
                        providerMessageId,
                        clock.instant(),
                        error,
                        false));
    }
}

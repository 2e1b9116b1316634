package dev.caesura.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.gateway.publish.DeadLetters;
import dev.caesura.gateway.publish.OutgoingRecord;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the records of what webhooks hold. */
public final class WebhookRecords {

    /** Room for what Kafka adds to a record. */
    private static final int OVERHEAD = 16 * 1024;

    private final Topics topics;
    private final EventSerde<InboundMessage> messages;
    private final EventSerde<DeliveryEvent> deliveries;
    private final EventSerde<Identity> identities;
    private final EventSerde<Command> commands;

    public WebhookRecords(Topics topics) {
        this.topics = topics;
        this.messages = topics.messages().serde();
        this.deliveries = topics.deliveries().serde();
        this.identities = topics.identities().serde();
        this.commands = topics.commands().serde();
    }

    OutgoingRecord message(InboundMessage message) {
        return record(topics.messages().name(), message, messages.toBytes(message));
    }

    OutgoingRecord delivery(DeliveryEvent delivery) {
        return record(topics.deliveries().name(), delivery, deliveries.toBytes(delivery));
    }

    /** Keyed by the alias, of which a compacted topic keeps the last record. */
    OutgoingRecord identity(Identity identity) {
        return new OutgoingRecord(
                topics.identities().name(),
                identity.alias().getBytes(UTF_8),
                identities.toBytes(identity),
                Map.of());
    }

    OutgoingRecord command(Command command) {
        return record(topics.commands().name(), command, commands.toBytes(command));
    }

    OutgoingRecord deadLetter(
            String channel, RejectionReason reason, @Nullable String detail, byte[] original) {
        return DeadLetters.of(
                topics.deadLetters(), "webhook:" + channel, reason.code(), detail, original);
    }

    /** Whether no topic takes it, because escaping has made it longer than the webhook was. */
    static boolean isTooLarge(OutgoingRecord record) {
        return record.value().length > Topic.MAX_RECORD_BYTES - OVERHEAD;
    }

    private static OutgoingRecord record(String topic, Event event, byte[] value) {
        return new OutgoingRecord(topic, event.conversationId().getBytes(UTF_8), value, Map.of());
    }
}

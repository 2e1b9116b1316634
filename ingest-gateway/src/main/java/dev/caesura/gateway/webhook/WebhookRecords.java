package dev.caesura.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.publish.DeadLetters;
import dev.caesura.gateway.publish.OutgoingRecord;
import dev.caesura.schemas.deadletters.DeadLetterDraft;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.RecordLimits;
import dev.caesura.schemas.topic.Topics;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the records of webhooks' contents, each within its bounds and within the default limits of
 * a broker.
 */
public final class WebhookRecords {

    private static final int ROOM = RecordLimits.LARGEST_RECORD - RecordLimits.HEADROOM;

    /** A CloudEvent in the binary mode has its attributes in headers of this prefix. */
    private static final String CLOUD_EVENT = "ce-";

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

    /**
     * The record of a message.
     *
     * @throws TooLargeException if one of its parts is too large, or the whole even without its raw
     *     JSON
     */
    OutgoingRecord message(InboundMessage message) {
        InboundMessage bounded = MessageBounds.of(message);
        byte[] value = messages.toBytes(bounded);
        if (value.length > ROOM && bounded.raw() != null) {
            bounded = MessageBounds.withoutRaw(bounded);
            value = messages.toBytes(bounded);
        }
        return record(topics.messages().name(), bounded, value);
    }

    /**
     * The record of a status receipt.
     *
     * @throws TooLargeException if one of its parts is
     */
    OutgoingRecord delivery(DeliveryEvent delivery) {
        DeliveryEvent bounded = MessageBounds.of(delivery);
        return record(topics.deliveries().name(), bounded, deliveries.toBytes(bounded));
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

    private static OutgoingRecord record(String topic, Event event, byte[] value) {
        byte[] key = event.conversationId().getBytes(UTF_8);
        if (key.length + value.length > ROOM) {
            throw TooLargeException.bytes("The record", (long) key.length + value.length, ROOM);
        }
        return new OutgoingRecord(topic, key, value, Map.of());
    }

    /**
     * The dead letter of a webhook, or of a part of it.
     *
     * @param call the webhook, for reading it again
     * @param original the bytes to keep
     */
    OutgoingRecord deadLetter(
            String channel,
            Webhook call,
            RejectionReason reason,
            @Nullable String detail,
            byte[] original) {
        return DeadLetters.of(
                topics.deadLetters(),
                DeadLetterDraft.ofWebhook(channel, call.account(), headersOf(call), original)
                        .because(reason.code())
                        .detail(detail)
                        .build());
    }

    /** The headers that describe the body; none that proves its sender. */
    private static Map<String, String> headersOf(Webhook call) {
        Map<String, String> headers = new TreeMap<>();
        call.headers()
                .forEach(
                        (name, values) -> {
                            boolean meaning =
                                    name.equals("content-type") || name.startsWith(CLOUD_EVENT);
                            if (meaning && !values.isEmpty()) {
                                headers.put(name, values.get(0));
                            }
                        });
        return headers;
    }
}

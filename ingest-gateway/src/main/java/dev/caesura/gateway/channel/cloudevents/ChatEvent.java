package dev.caesura.gateway.channel.cloudevents;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.generic.GenericMapping;
import dev.caesura.gateway.channel.mapping.MappedItem;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A CloudEvent as a message, from whichever form it came in.
 *
 * @param id unique within the source
 * @param source who sends events
 * @param type what happened
 * @param subject whom it concerns
 * @param time when it happened, in RFC 3339
 * @param data what was said; null where there is nothing to read
 */
record ChatEvent(
        String id,
        String source,
        String type,
        @Nullable String subject,
        @Nullable String time,
        @Nullable JsonNode data) {

    /**
     * An event with the given attributes.
     *
     * @throws UnreadableWebhookException if a required attribute is missing or the version is not 1
     */
    static ChatEvent of(Function<String, @Nullable String> attributes, @Nullable JsonNode data) {
        String version = required(attributes, "specversion");
        if (!version.startsWith("1.")) {
            throw new UnreadableWebhookException(
                    "CloudEvents " + version + " is not read, only 1.0");
        }
        return new ChatEvent(
                required(attributes, "id"),
                required(attributes, "source"),
                required(attributes, "type"),
                attributes.apply("subject"),
                attributes.apply("time"),
                data);
    }

    /**
     * The message.
     *
     * @throws UnreadableWebhookException if nothing says who it is from
     */
    InboundMessage message() {
        JsonNode said = data == null ? JsonNodeFactory.instance.objectNode() : data;
        Direction direction = said.isObject() ? item(said).direction() : Direction.INBOUND;
        return InboundMessage.builder()
                .messageId(id)
                .channel(CloudEventsChannel.NAME)
                .account(source)
                .contact(contact(said))
                .direction(direction)
                .automatic(direction == Direction.ECHO ? item(said).automatic() : null)
                .kind(said.isObject() ? item(said).kind() : Kind.MESSAGE)
                .type(type)
                .text(text())
                .payload(said.isContainer() && data != null ? WebhookJson.json(said) : null)
                .sentAt(Times.iso(time))
                .build();
    }

    /**
     * Without a subject, the contact in the data. A source is no contact: two people's messages
     * would become one conversation.
     */
    private String contact(JsonNode said) {
        if (subject != null) {
            return subject;
        }
        if (!said.isObject()) {
            throw new UnreadableWebhookException(
                    "The event has no subject, and no contact in its data");
        }
        return item(said).contact();
    }

    private static MappedItem item(JsonNode data) {
        return MappedItem.of(GenericMapping.DEFAULT, data);
    }

    private @Nullable String text() {
        if (data == null) {
            return null;
        }
        return data.isString() ? WebhookJson.text(data) : WebhookJson.text(data, "text");
    }

    private static String required(Function<String, @Nullable String> attributes, String name) {
        String value = attributes.apply(name);
        if (value == null) {
            throw new UnreadableWebhookException("The event has no " + name);
        }
        return value;
    }
}

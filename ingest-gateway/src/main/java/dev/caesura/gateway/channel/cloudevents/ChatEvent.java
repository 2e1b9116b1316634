package dev.caesura.gateway.channel.cloudevents;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.InboundMessage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

    InboundMessage message() {
        String contact = contact();
        return InboundMessage.builder()
                .messageId(id)
                .channel(CloudEventsChannel.NAME)
                .account(source)
                .contact(contact)
                .type(type)
                .text(text())
                .payload(data != null && data.isContainer() ? WebhookJson.json(data) : null)
                .sentAt(Times.iso(time))
                .build();
    }

    /** Without a subject, the contact in the data; without that, the source is one conversation. */
    private String contact() {
        if (subject != null) {
            return subject;
        }
        String stated = data == null ? null : WebhookJson.text(data, "contact");
        return stated == null ? source : stated;
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

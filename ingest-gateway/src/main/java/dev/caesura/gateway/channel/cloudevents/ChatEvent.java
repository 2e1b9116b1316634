package dev.caesura.gateway.channel.cloudevents;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.generic.GenericMapping;
import dev.caesura.gateway.channel.mapping.FieldMapping.Part;
import dev.caesura.gateway.channel.mapping.MappedItem;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A CloudEvent as a message, from whichever form it came in.
 *
 * @param id unique within the source
 * @param source the sender of events
 * @param type the kind of event
 * @param subject the person concerned
 * @param time the time of the event, in RFC 3339
 * @param attributes all attributes, those of extensions among them
 * @param data the content; null where there is nothing to read
 */
record ChatEvent(
        String id,
        String source,
        String type,
        @Nullable String subject,
        @Nullable String time,
        JsonNode attributes,
        @Nullable JsonNode data) {

    private static final Pattern PATH_TO_MESSAGE =
            Pattern.compile("(?:.*/)?(?:messages?|msgs?)/[^/]+/?");

    /**
     * An event with the given attributes.
     *
     * @param attributes an object of texts, booleans and whole numbers
     * @throws UnreadableWebhookException if a required attribute is missing or the version is not 1
     */
    static ChatEvent of(JsonNode attributes, @Nullable JsonNode data) {
        String version = required(attributes, "specversion");
        if (!version.startsWith("1.")) {
            throw new UnreadableWebhookException(
                    "CloudEvents " + version + " is not supported, only 1.0");
        }
        return new ChatEvent(
                required(attributes, "id"),
                required(attributes, "source"),
                required(attributes, "type"),
                WebhookJson.text(attributes, "subject"),
                WebhookJson.text(attributes, "time"),
                attributes,
                data);
    }

    /**
     * Adds the message, or the event that it is instead.
     *
     * @throws UnreadableWebhookException if nothing names the contact of a message
     */
    void addTo(TranslationBuilder found) {
        JsonNode said = data == null ? JsonNodeFactory.instance.objectNode() : data;
        MappedItem item = item(said);
        String event = item.eventKind();
        String text = said.isString() ? WebhookJson.text(said) : item.text(Part.TEXT);
        if (event != null) {
            found.event(event, id, type);
        } else if (text == null && item.content().media().isEmpty() && item.notice() != null) {
            found.event(EventKinds.SYSTEM, id, type);
        } else if (item.kind() == Kind.EDIT && text == null) {
            found.event(EventKinds.EDIT, id, "without its text");
        } else {
            found.message(message(said, item, text));
        }
    }

    private InboundMessage message(JsonNode said, MappedItem item, @Nullable String text) {
        boolean says = item.kind() != Kind.DELETION && data != null;
        InboundMessage.Builder message =
                InboundMessage.builder()
                        .messageId(messageId(item))
                        .channel(CloudEventsChannel.NAME)
                        .account(source)
                        .contact(contact(said, item))
                        .sender(item.isGroup() ? item.text(Part.SENDER) : null)
                        .type(type)
                        .text(says ? text : null)
                        .payload(says && said.isContainer() ? WebhookJson.json(said) : null)
                        .media(says ? item.content().media() : List.of())
                        .sentAt(Times.iso(time));
        return item.describe(message).build();
    }

    /** A change has an id of its own; its data name the message that it changes. */
    private String messageId(MappedItem item) {
        boolean change = item.kind() == Kind.EDIT || item.kind() == Kind.DELETION;
        String named = change ? item.id() : null;
        return named == null ? id : named;
    }

    /**
     * Without a subject, the contact in the data. A source is not a contact: two people's messages
     * would become one conversation. Nor is a subject that is the message itself: each would be a
     * conversation of its own. A path to a message is a subject of that kind, if the data name the
     * contact.
     */
    private String contact(JsonNode said, MappedItem item) {
        boolean isMessage = subject != null && subject.equals(item.text(Part.MESSAGE_ID));
        if (subject != null && !isMessage && !(isPath(subject) && namesContact(said, item))) {
            return MappedItem.requireSomebody(subject);
        }
        if (!said.isObject()) {
            throw new UnreadableWebhookException(
                    "The event has no subject, and no contact in its data");
        }
        return item.contact();
    }

    /** Whether a subject leads to a message, such as {@code chats/7/messages/9}. */
    private static boolean isPath(String name) {
        return PATH_TO_MESSAGE.matcher(name).matches();
    }

    private static boolean namesContact(JsonNode said, MappedItem item) {
        return said.isObject() && item.text(Part.CONTACT) != null;
    }

    /** The data, with the attributes around it; data that is no object has nothing but those. */
    private MappedItem item(JsonNode said) {
        JsonNode object = said.isObject() ? said : JsonNodeFactory.instance.objectNode();
        return MappedItem.of(GenericMapping.DEFAULT, object, List.of(attributes));
    }

    private static String required(JsonNode attributes, String name) {
        String value = WebhookJson.text(attributes, name);
        if (value == null) {
            throw new UnreadableWebhookException("The event has no " + name);
        }
        return value;
    }
}

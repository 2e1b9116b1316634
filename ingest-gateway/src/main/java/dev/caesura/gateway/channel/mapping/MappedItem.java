package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.mapping.FieldMapping.Part;
import dev.caesura.gateway.channel.read.Automation;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import dev.caesura.schemas.event.Media;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** One item of a body, read through a mapping. */
public final class MappedItem {

    /** Places that name the writer of a message, whichever side that is. */
    private static final Set<String> WRITER = Set.of("from");

    private static final Set<String> NO =
            Set.of("false", "no", "0", "none", "human", "user", "agent");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\s*\\{\\{[^{}]*}}\\s*");

    private final FieldMapping mapping;
    private final JsonNode item;

    private MappedItem(FieldMapping mapping, JsonNode item) {
        this.mapping = mapping;
        this.item = item;
    }

    /**
     * An item, decoded as often as it was encoded: the whole of it may be a text that holds JSON,
     * or the part of it that has the contact.
     *
     * @throws UnreadableWebhookException if it is no object
     */
    public static MappedItem of(FieldMapping mapping, JsonNode json) {
        JsonNode object = WebhookJson.requireObject(NestedJson.decoded(json), "message");
        MappedItem item = new MappedItem(mapping, object);
        if (item.text(Part.CONTACT) != null) {
            return item;
        }
        return NestedJson.partsOf(object).stream()
                .map(part -> new MappedItem(mapping, part))
                .filter(part -> part.text(Part.CONTACT) != null)
                .findFirst()
                .orElse(item);
    }

    /**
     * The mapped array of messages, or the body if it is an array itself; null if it is one
     * message.
     */
    static @Nullable List<JsonNode> itemsIn(FieldMapping mapping, JsonNode root) {
        for (JsonPointer pointer : mapping.of(Part.ITEMS)) {
            JsonNode array = root.at(pointer);
            if (array.isArray()) {
                return List.copyOf(array.values());
            }
        }
        return root.isArray() ? List.copyOf(root.values()) : null;
    }

    /** A part's text; null where there is none. */
    public @Nullable String text(Part part) {
        for (JsonPointer pointer : mapping.of(part)) {
            String text = WebhookJson.text(item.at(pointer));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /**
     * The chat.
     *
     * @throws UnreadableWebhookException if there is none, or a template's placeholder in its
     *     place: all of a template's contacts would become one conversation
     */
    public String contact() {
        Part part = isFromWriter() ? Part.RECIPIENT : Part.CONTACT;
        String contact = text(part);
        if (contact == null) {
            throw new UnreadableWebhookException(
                    "There is no contact at any of " + mapping.describe(part));
        }
        requireFilledIn(contact);
        return contact;
    }

    /** Whether the contact's place names who wrote an echo, which is not the person it went to. */
    private boolean isFromWriter() {
        JsonPointer place = mapping.fitting(Part.CONTACT, item);
        return direction() == Direction.ECHO
                && place != null
                && !mapping.of(Part.RECIPIENT).isEmpty()
                && WRITER.contains(String.valueOf(place.last().getMatchingProperty()));
    }

    /**
     * Refuses a text such as <code>{{last_input_text}}</code>, which a template should have
     * replaced.
     */
    public static void requireFilledIn(@Nullable String text) {
        if (text != null && PLACEHOLDER.matcher(text).matches()) {
            throw new UnreadableWebhookException(
                    "A placeholder was not filled in: " + text.strip());
        }
    }

    /** Who wrote, as the direction's place says; the contact, if it says nothing. */
    public Direction direction() {
        JsonPointer place = mapping.fitting(Part.DIRECTION, item);
        return place == null
                ? Direction.INBOUND
                : Polarity.of(place, item.at(place), mapping.business());
    }

    /**
     * Which automation wrote an echo: what the mapped place says, {@code automatic} if that is a
     * true, and without a place any of the usual marks; null where a person may have written it.
     */
    public @Nullable String automatic() {
        JsonNode node = mapping.find(Part.AUTOMATIC, item);
        if (node == null) {
            return Automation.in(item);
        }
        String word = node.isBoolean() ? null : WebhookJson.text(node);
        boolean no =
                word == null ? !node.asBoolean(false) : NO.contains(word.toLowerCase(Locale.ROOT));
        return no ? null : word == null || word.equalsIgnoreCase("true") ? "automatic" : word;
    }

    /** What the item is, by words such as {@code edited}, {@code deleted} and {@code typing}. */
    public Kind kind() {
        String word = text(Part.KIND);
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "edit", "edited", "updated", "message_edited" -> Kind.EDIT;
            case "deletion", "delete", "deleted", "revoked", "unsent", "message_deleted" ->
                    Kind.DELETION;
            case "typing", "composing" -> Kind.TYPING;
            default -> Kind.MESSAGE;
        };
    }

    /**
     * What kind of event the item is if it is no message, by words such as {@code reaction} and
     * {@code read}; null if it is one.
     */
    public @Nullable String eventKind() {
        String word = text(Part.KIND);
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "reaction" -> EventKinds.REACTION;
            case "status", "receipt", "delivered", "read", "seen" -> EventKinds.STATUS;
            case "system", "notice" -> EventKinds.SYSTEM;
            default -> null;
        };
    }

    private boolean isTrue(Part part) {
        JsonNode node = mapping.find(part, item);
        return node != null && (node.asBoolean(false) || "true".equals(WebhookJson.text(node)));
    }

    private List<String> aliases(String contact) {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonPointer pointer : mapping.of(Part.ALIASES)) {
            JsonNode node = item.at(pointer);
            (node.isArray() ? List.copyOf(node.values()) : List.of(node))
                    .forEach(id -> ids.add(String.valueOf(WebhookJson.text(id))));
        }
        ids.removeAll(Set.of("null", contact));
        return List.copyOf(ids);
    }

    public @Nullable Instant sentAt() {
        JsonNode node = mapping.find(Part.TIMESTAMP, item);
        return node == null ? null : Times.any(node);
    }

    /**
     * The message.
     *
     * @param channel the channel's name
     * @param call where the item came in
     * @param content what it says
     */
    public InboundMessage message(String channel, Webhook call, Content content) {
        String contact = contact();
        String account = call.accountOr(text(Part.ACCOUNT));
        String id = text(Part.MESSAGE_ID);
        requireFilledIn(id);
        Direction direction = direction();
        InboundMessage.Builder builder =
                InboundMessage.builder()
                        .messageId(id == null ? derivedId(contact, content.text(), call) : id)
                        .channel(channel)
                        .account(account)
                        .contact(contact)
                        .sender(text(Part.SENDER))
                        .senderName(text(Part.SENDER_NAME))
                        .group(isTrue(Part.GROUP))
                        .addressed(isTrue(Part.ADDRESSED))
                        .aliases(aliases(contact))
                        .direction(direction)
                        .automatic(direction == Direction.ECHO ? automatic() : null)
                        .kind(kind())
                        .replyTo(text(Part.REPLY_TO))
                        .route(route())
                        .sentAt(sentAt());
        return content.into(builder).build();
    }

    private Map<String, String> route() {
        Map<String, String> route = new HashMap<>();
        JsonNode fields = mapping.find(Part.ROUTE, item);
        if (fields != null) {
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                String text = WebhookJson.text(field.getValue());
                if (text != null) {
                    route.put(field.getKey(), text);
                }
            }
        }
        return route;
    }

    /** What the item says: text, files and a payload. */
    public Content content() {
        String type = text(Part.TYPE);
        String url = text(Part.MEDIA_URL);
        String usual = url == null ? "text" : "media";
        String kind = type == null ? usual : type;
        List<Media> media =
                url == null ? List.of() : List.of(new Media(kind, null, url, null, null));
        JsonNode payload = mapping.find(Part.PAYLOAD, item);
        return new Content(
                kind, text(Part.TEXT), payload == null ? null : WebhookJson.json(payload), media);
    }

    /**
     * An id from what is said, by whom and when. An item without a time takes that of its receipt:
     * otherwise a second "yes" would count as the first one again.
     */
    private String derivedId(String contact, @Nullable String text, Webhook call) {
        JsonNode stated = mapping.find(Part.TIMESTAMP, item);
        String time = stated == null ? null : WebhookJson.text(stated);
        return DerivedId.of(
                text(Part.ACCOUNT),
                contact,
                time == null ? call.receivedAt().toString() : time,
                text);
    }
}

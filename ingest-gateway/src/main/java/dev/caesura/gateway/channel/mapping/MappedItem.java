package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.mapping.FieldMapping.Part;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Media;
import java.time.Instant;
import java.util.HashMap;
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

    private static final Set<String> BUSINESS_SIDE =
            Set.of(
                    "echo",
                    "outbound",
                    "outgoing",
                    "out",
                    "sent",
                    "agent",
                    "bot",
                    "business",
                    "page");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\s*\\{\\{[^{}]*}}\\s*");

    private final FieldMapping mapping;
    private final JsonNode item;

    MappedItem(FieldMapping mapping, JsonNode item) {
        this.mapping = mapping;
        this.item = WebhookJson.requireObject(item, "message");
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
        String contact = text(Part.CONTACT);
        if (contact == null) {
            throw new UnreadableWebhookException(
                    "There is no contact at any of " + mapping.describe(Part.CONTACT));
        }
        requireFilledIn(contact);
        return contact;
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

    /**
     * Who wrote: a word such as {@code outbound} or {@code agent}, or a {@code false} (as in {@code
     * "from_contact": false}), speaks of the business side; anything else of the contact.
     */
    public Direction direction() {
        JsonNode node = mapping.find(Part.DIRECTION, item);
        String word = node == null ? null : WebhookJson.text(node);
        boolean business =
                word == null
                        ? node != null && node.isBoolean() && !node.booleanValue()
                        : BUSINESS_SIDE.contains(word.toLowerCase(Locale.ROOT));
        return business ? Direction.ECHO : Direction.INBOUND;
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
        InboundMessage.Builder builder =
                InboundMessage.builder()
                        .messageId(id == null ? derivedId(contact, content.text(), call) : id)
                        .channel(channel)
                        .account(account)
                        .contact(contact)
                        .sender(text(Part.SENDER))
                        .direction(direction())
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

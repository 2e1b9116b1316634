package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.mapping.FieldMapping.Part;
import dev.caesura.gateway.channel.mapping.NestedJson.Carried;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.gateway.channel.read.Words;
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
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** One item of a body, read through a mapping. */
public final class MappedItem {

    /** Places that name the writer of a message, whichever side that is. */
    private static final Set<String> WRITER = Set.of("from");

    /** A template's placeholder, and a program's text for a missing value. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\s*(?:\\{\\{[^{}]*}}|\\$\\{[^{}]*}|\\[object \\w+])\\s*");

    private static final Pattern CHANGED =
            Pattern.compile(
                    "(?:original|edited|revoked|deleted|target|updated)(?:message)?id|target");

    private static final Set<String> NOTHING =
            Set.of("null", "undefined", "none", "nan", "nil", "(null)");

    /** The names that systems write for an unknown person. */
    private static final Set<String> NOBODY =
            Set.of("0", "-", "?", "n/a", "unknown", "anonymous", "empty");

    private static final Set<String> AUTO_REPLY =
            Set.of("isautoreply", "isautoresponse", "autosubmitted");

    /**
     * The end of a group's id at WhatsApp, and so in every system that passes WhatsApp's ids on.
     */
    private static final String WHATSAPP_GROUP = "@g.us";

    /** The place of an edit's new words if it has the old ones, too. */
    private static final Set<String> NEW_WORDS =
            Set.of("editedtext", "editedbody", "editedcontent", "newtext", "newbody", "newcontent");

    private static final Set<String> GROUPS =
            Set.of("true", "group", "supergroup", "groupchat", "group_chat", "room");

    /**
     * The names of a chat beside an array of messages: they do not name the writer of all of them.
     */
    private static final Pattern CHAT =
            Pattern.compile("/(?:source_)?(?:contact|conversation|chat|customer)(?:_?id|Id|/id)?");

    private final FieldMapping mapping;
    private final JsonNode item;
    private final Levels levels;
    private final Authorship authorship;
    private final ItemNature nature;

    private MappedItem(FieldMapping mapping, Carried carried) {
        this.mapping = mapping;
        this.item = carried.object();
        this.levels = Levels.of(mapping, item, carried.around());
        this.authorship = new Authorship(mapping, levels);
        this.nature = ItemNature.of(mapping, levels);
    }

    /**
     * An item, decoded as often as it was encoded: the whole of it may be a text that holds JSON,
     * or the part of it that has the contact.
     *
     * @param around the objects that the item came in, from the inside out: they may say who wrote
     * @throws UnreadableWebhookException if it is no object
     */
    public static MappedItem of(FieldMapping mapping, JsonNode json, List<JsonNode> around) {
        JsonNode object = WebhookJson.requireObject(NestedJson.decoded(json), "message");
        Carried outer = new Carried(object, around);
        Carried found =
                NestedJson.find(outer, part -> mapping.text(Part.CONTACT, part) != null)
                        .orElse(outer);
        return new MappedItem(mapping, found);
    }

    /** A part's text; null where there is none. */
    public @Nullable String text(Part part) {
        return levels.of(part, mapping.isOwn(part)).stream()
                .map(level -> mapping.text(part, level))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable JsonNode find(Part part) {
        return levels.of(part, mapping.isOwn(part)).stream()
                .map(level -> mapping.find(part, level))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * The chat.
     *
     * @throws UnreadableWebhookException if there is none, or a template's placeholder in its
     *     place: all of a template's contacts would become one conversation
     */
    public String contact() {
        Part part = isFromWriter() ? Part.RECIPIENT : Part.CONTACT;
        String own = text(part);
        String contact = own == null ? contactAround() : own;
        if (contact == null) {
            throw new UnreadableWebhookException(
                    "There is no contact at any of " + mapping.describe(part));
        }
        return requireSomebody(contact);
    }

    /**
     * A contact, if it names one.
     *
     * @throws UnreadableWebhookException if it is a program's or template's text for a missing
     *     name, or a word such as {@code customer}: all such people would become one conversation
     */
    public static String requireSomebody(String contact) {
        requireFilledIn(contact);
        String word = contact.strip().toLowerCase(Locale.ROOT);
        if (isNothing(contact) || NOBODY.contains(word) || SideWords.isContact(word)) {
            throw new UnreadableWebhookException("The contact is " + contact.strip());
        }
        return contact;
    }

    private static boolean isNothing(String text) {
        return NOTHING.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * The chat that is named beside the array in which the item came; null if there is none, or the
     * item has neither id nor time: it may be of a transcript that comes again with each message.
     */
    private @Nullable String contactAround() {
        boolean dated = text(Part.MESSAGE_ID) != null || find(Part.TIMESTAMP) != null;
        if (!dated || mapping.isOwn(Part.CONTACT)) {
            return null;
        }
        return levels.around().stream()
                .flatMap(
                        level ->
                                mapping.of(Part.CONTACT).stream()
                                        .filter(place -> CHAT.matcher(place.toString()).matches())
                                        .map(place -> WebhookJson.text(level.at(place))))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether the contact's place names the writer of an echo, who is not its recipient. */
    private boolean isFromWriter() {
        JsonPointer place = mapping.fitting(Part.CONTACT, item);
        return direction() == Direction.ECHO
                && place != null
                && !mapping.of(Part.RECIPIENT).isEmpty()
                && WRITER.contains(String.valueOf(place.getMatchingProperty()));
    }

    /**
     * Refuses a text such as <code>{{last_input_text}}</code>, which a template should have
     * replaced, or {@code [object Object]}.
     */
    public static void requireFilledIn(@Nullable String text) {
        if (text != null && PLACEHOLDER.matcher(text).matches()) {
            throw new UnreadableWebhookException(
                    "A placeholder was not filled in: " + text.strip());
        }
    }

    /** The side that wrote: see {@link Authorship#direction}. */
    public Direction direction() {
        return authorship.direction();
    }

    /** Which automation wrote an echo: see {@link Authorship#automatic}. */
    public @Nullable String automatic() {
        return authorship.automatic();
    }

    /** Whether a machine on the contact's side answered, where nobody reads a reply. */
    private boolean isAutoReply() {
        return levels.of(Part.MESSAGE_ID, false).stream()
                .flatMap(level -> level.properties().stream())
                .filter(field -> AUTO_REPLY.contains(Words.joined(field.getKey())))
                .anyMatch(field -> field.getValue().asBoolean(false));
    }

    /** The item's kind in the conversation: see {@link ItemNature}. */
    public Kind kind() {
        return nature.kind();
    }

    /** The kind of event if the item is not a message; null if it is one. */
    public @Nullable String eventKind() {
        String event = nature.event();
        boolean message = event == null && nature.kind() == Kind.MESSAGE;
        return message && TeamNote.isMarked(levels, direction() == Direction.ECHO)
                ? EventKinds.NOTE
                : event;
    }

    /**
     * The name of the event, if it is about a conversation or somebody in it, and not about a
     * message: without words it is not a message, whatever its {@code type} is. Null if it is
     * typing, or about a message.
     */
    public @Nullable String notice() {
        if (nature.kind() != Kind.MESSAGE) {
            return null;
        }
        return levels.of(Part.KIND, false).stream()
                .flatMap(EventNames::of)
                .filter(name -> ChatNotice.isOfAChat(EventNames.words(name)))
                .findFirst()
                .orElse(null);
    }

    /** Whether several people write in the chat. */
    public boolean isGroup() {
        JsonNode node = find(Part.GROUP);
        String word = node == null ? null : WebhookJson.text(node);
        return isTrue(Part.GROUP)
                || String.valueOf(text(Part.CONTACT)).endsWith(WHATSAPP_GROUP)
                || (word != null && GROUPS.contains(word.toLowerCase(Locale.ROOT)));
    }

    private boolean isTrue(Part part) {
        JsonNode node = find(part);
        return node != null && (node.asBoolean(false) || "true".equals(WebhookJson.text(node)));
    }

    private List<String> aliases(String contact) {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonPointer pointer : mapping.of(Part.ALIASES)) {
            JsonNode node = item.at(pointer);
            (node.isArray() ? List.copyOf(node.values()) : List.of(node))
                    .forEach(id -> ids.add(String.valueOf(WebhookJson.text(id))));
        }
        ids.removeAll(List.of("null", contact));
        return List.copyOf(ids);
    }

    public @Nullable Instant sentAt() {
        JsonNode node = find(Part.TIMESTAMP);
        return node == null ? null : Times.any(node);
    }

    /**
     * The message.
     *
     * @param channel the channel's name
     * @param call the webhook of the item
     * @param content its content
     */
    public InboundMessage message(String channel, Webhook call, Content content) {
        String contact = contact();
        String account = call.accountOr(text(Part.ACCOUNT));
        String id = id();
        InboundMessage.Builder builder =
                InboundMessage.builder()
                        .messageId(id == null ? derivedId(contact, content.text(), call) : id)
                        .channel(channel)
                        .account(account)
                        .contact(contact)
                        .sender(text(Part.SENDER))
                        .aliases(aliases(contact))
                        .sentAt(sentAt());
        return content.into(describe(builder)).build();
    }

    /**
     * The message's id; null where there is none, or one that all messages have: each but the first
     * would count as the first one again.
     */
    public @Nullable String id() {
        String changed = kind() == Kind.EDIT || kind() == Kind.DELETION ? changedId() : null;
        String id = changed == null ? text(Part.MESSAGE_ID) : changed;
        requireFilledIn(id);
        return id == null || id.equals("0") || isNothing(id) ? null : id;
    }

    /**
     * The id of the message that an edit or a deletion is about, where that has an id of its own.
     */
    private @Nullable String changedId() {
        return levels.of(Part.MESSAGE_ID, mapping.isOwn(Part.MESSAGE_ID)).stream()
                .flatMap(level -> Stream.of(level, level.path(ItemNature.ACTION)))
                .flatMap(part -> part.properties().stream())
                .filter(field -> CHANGED.matcher(Words.joined(field.getKey())).matches())
                .map(field -> WebhookJson.text(field.getValue()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Adds the writer, the side, the recipient, the kind, and the route back. */
    public InboundMessage.Builder describe(InboundMessage.Builder message) {
        Direction direction = direction();
        return message.senderName(text(Part.SENDER_NAME))
                .group(isGroup())
                .addressed(isTrue(Part.ADDRESSED))
                .direction(direction)
                .automatic(direction == Direction.ECHO ? automatic() : null)
                .fromBot(direction == Direction.INBOUND && isAutoReply())
                .kind(kind())
                .replyTo(text(Part.REPLY_TO))
                .route(route());
    }

    private Map<String, String> route() {
        Map<String, String> route = new HashMap<>();
        JsonNode fields = find(Part.ROUTE);
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

    /** The content of the item: text, files and a payload. */
    public Content content() {
        String type = type();
        String url = text(Part.MEDIA_URL);
        String usual = url == null ? "text" : "media";
        String kind = type == null ? usual : type;
        List<Media> media =
                url == null ? List.of() : List.of(new Media(kind, null, url, null, null));
        JsonNode payload = find(Part.PAYLOAD);
        return new Content(
                kind, words(), payload == null ? null : WebhookJson.json(payload), media);
    }

    private @Nullable String words() {
        String edited = nature.kind() == Kind.EDIT && !mapping.isOwn(Part.TEXT) ? newWords() : null;
        return edited == null ? text(Part.TEXT) : edited;
    }

    private @Nullable String newWords() {
        return levels.of(Part.KIND, false).stream()
                .flatMap(level -> level.properties().stream())
                .filter(field -> NEW_WORDS.contains(Words.joined(field.getKey())))
                .map(field -> WebhookJson.text(field.getValue()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * A type such as {@code outgoing} names the writer, and one such as {@code message.created}
     * says that something was written; neither names the content.
     */
    private @Nullable String type() {
        String type = text(Part.TYPE);
        boolean told =
                !mapping.isOwn(Part.TYPE)
                        && type != null
                        && (WriterSigns.isType(type) || TextTypes.isText(type));
        return told ? null : type;
    }

    /**
     * An id from the content, the writer and the time. An item without a time takes that of its
     * receipt: otherwise a second "yes" would count as the first one again.
     */
    private String derivedId(String contact, @Nullable String text, Webhook call) {
        JsonNode stated = find(Part.TIMESTAMP);
        String time = stated == null ? null : WebhookJson.text(stated);
        return DerivedId.of(
                text(Part.ACCOUNT),
                contact,
                time == null ? call.receivedAt().toString() : time,
                text);
    }
}

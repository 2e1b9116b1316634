package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The places of a message's parts in somebody else's JSON: for each part a list of JSON pointers
 * (RFC 6901); the first match is taken.
 *
 * @param pointers the pointers of each part; a part without any is not read
 * @param business the values of the direction that mean the business side, in lower case; empty for
 *     the usual ones
 * @param own the parts whose pointers the account has set itself: they are read where it says, and
 *     nowhere else
 */
public record FieldMapping(
        Map<Part, List<JsonPointer>> pointers, Set<String> business, Set<Part> own) {

    /** The setting for {@link #business}: values, and no pointers. */
    private static final String BUSINESS = "business";

    /**
     * A part of a message that can be mapped; its name in settings is in lower case with hyphens.
     */
    public enum Part {
        /**
         * The array of messages, from the body's root; everything else is read from within an item.
         */
        ITEMS(Reach.ITEM),
        /** The business side. */
        ACCOUNT(Reach.CHAT),
        MESSAGE_ID(Reach.MESSAGE),
        /** The chat. */
        CONTACT(Reach.ITEM),
        /**
         * The chat of a message from the business side, where the contact's place has the writer.
         */
        RECIPIENT(Reach.CHAT),
        /** Other ids of the contact. */
        ALIASES(Reach.CHAT),
        /** The writer, where that differs from the chat. */
        SENDER(Reach.MESSAGE),
        SENDER_NAME(Reach.MESSAGE),
        /** Whether several people write in the chat. */
        GROUP(Reach.CHAT),
        /** Whether a group's message is meant for the business side. */
        ADDRESSED(Reach.MESSAGE),
        /** See {@link ItemNature}. */
        KIND(Reach.ENVELOPE),
        /** See {@link Authorship#automatic}. */
        AUTOMATIC(Reach.ENVELOPE),
        TEXT(Reach.ITEM),
        TYPE(Reach.MESSAGE),
        /** Seconds or milliseconds since 1970, or ISO-8601. */
        TIMESTAMP(Reach.MESSAGE),
        /** See {@link Polarity}. */
        DIRECTION(Reach.ENVELOPE),
        PAYLOAD(Reach.MESSAGE),
        REPLY_TO(Reach.MESSAGE),
        MEDIA_URL(Reach.MESSAGE),
        /** An object of texts: the data that a reply must carry, by the sender's names. */
        ROUTE(Reach.CHAT);

        private final Reach reach;

        Part(Reach reach) {
            this.reach = reach;
        }

        Reach reach() {
            return reach;
        }

        String setting() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Where a part's pointers may begin, if an account says nothing else. See {@link Levels}. */
    enum Reach {
        /** At the item. */
        ITEM,
        /** At the item, else at the objects that lead to the words. */
        CHAT,
        /** At the object that has the words, else at those around it, out to the item. */
        MESSAGE,
        /** As for a message; and further out, at the item's envelope. */
        ENVELOPE
    }

    public FieldMapping {
        pointers = Map.copyOf(pointers);
        business = Set.copyOf(business);
        own = Set.copyOf(own);
    }

    /**
     * The mapping that applies where no account has said anything.
     *
     * @param names part names such as {@code message-id}, each with its pointers
     */
    public static FieldMapping usual(Map<String, List<String>> names) {
        FieldMapping named = empty().with(names);
        return new FieldMapping(named.pointers, named.business, Set.of());
    }

    /** A mapping that reads nothing yet. */
    public static FieldMapping empty() {
        return new FieldMapping(Map.of(), Set.of(), Set.of());
    }

    /**
     * This mapping with an account's own pointers for some parts.
     *
     * @param changes part names such as {@code message-id}, each with its pointers; an empty list
     *     switches a part off. {@code business} has values instead: those of the direction that
     *     mean the business side
     * @throws IllegalArgumentException if a part or a pointer is not known; the message says what
     *     to write instead
     */
    public FieldMapping with(Map<String, List<String>> changes) {
        Map<Part, List<JsonPointer>> changed = new EnumMap<>(Part.class);
        changed.putAll(pointers);
        Set<String> values = new HashSet<>(business);
        Set<Part> mapped = new HashSet<>(own);
        changes.forEach(
                (name, texts) -> {
                    if (name.equals(BUSINESS)) {
                        values.clear();
                        texts.forEach(text -> values.add(text.toLowerCase(Locale.ROOT)));
                    } else {
                        changed.put(part(name), compile(texts));
                        mapped.add(part(name));
                    }
                });
        return new FieldMapping(changed, values, mapped);
    }

    /** The pointers of a part as they are written, for an error message. */
    String describe(Part part) {
        return of(part).stream().map(JsonPointer::toString).collect(Collectors.joining(", "));
    }

    /** The value at the first fitting pointer; null if there is none. */
    @Nullable JsonNode find(Part part, JsonNode root) {
        JsonPointer pointer = fitting(part, root);
        return pointer == null ? null : root.at(pointer);
    }

    /** The first text that a pointer finds; null if none does. */
    @Nullable String text(Part part, JsonNode root) {
        for (JsonPointer pointer : of(part)) {
            JsonNode node = at(part, pointer, root);
            String text = part == Part.TEXT ? said(node) : WebhookJson.text(node);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /**
     * The words in a node: a text, or a list of texts and of parts such as {@code {"type": "text",
     * "text": …}}, a line each; null if there are none.
     */
    static @Nullable String said(JsonNode node) {
        if (!node.isArray()) {
            return WebhookJson.text(node);
        }
        String lines =
                node.values().stream()
                        .map(part -> WebhookJson.text(part.isObject() ? part.path("text") : part))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }

    /** The first pointer that finds something; null if none does. */
    @Nullable JsonPointer fitting(Part part, JsonNode root) {
        for (JsonPointer pointer : of(part)) {
            JsonNode node = at(part, pointer, root);
            if (!node.isMissingNode() && !node.isNull()) {
                return pointer;
            }
        }
        return null;
    }

    private JsonNode at(Part part, JsonPointer pointer, JsonNode root) {
        return isOwn(part) ? root.at(pointer) : UsualPlaces.at(this, part, pointer, root);
    }

    /** Whether the account says itself where the part is. */
    boolean isOwn(Part part) {
        return own.contains(part);
    }

    List<JsonPointer> of(Part part) {
        return pointers.getOrDefault(part, List.of());
    }

    private static Part part(String name) {
        return Arrays.stream(Part.values())
                .filter(part -> part.setting().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    private static String unknown(String name) {
        String known =
                Arrays.stream(Part.values()).map(Part::setting).collect(Collectors.joining(", "));
        return "A mapping has no '" + name + "'; write one of " + known + ", " + BUSINESS;
    }

    private static List<JsonPointer> compile(List<String> texts) {
        List<JsonPointer> compiled = new ArrayList<>();
        for (String text : texts) {
            if (!text.startsWith("/")) {
                throw new IllegalArgumentException(
                        "A JSON pointer starts with a slash, for example /message/text; this is '"
                                + text
                                + "'");
            }
            compiled.add(JsonPointer.compile(text));
        }
        return List.copyOf(compiled);
    }
}

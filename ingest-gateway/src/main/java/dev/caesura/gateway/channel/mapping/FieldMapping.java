package dev.caesura.gateway.channel.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where in somebody else's JSON the parts of a message are: for each part a list of JSON pointers
 * (RFC 6901), of which the first that finds something is taken.
 *
 * @param pointers the pointers of each part; a part without any is not read
 * @param business which values of the direction mean the business side, in lower case; empty for
 *     the usual ones
 */
public record FieldMapping(Map<Part, List<JsonPointer>> pointers, Set<String> business) {

    /** The setting for {@link #business}: values, and no pointers. */
    private static final String BUSINESS = "business";

    /**
     * A part of a message that can be mapped; its name in settings is in lower case with hyphens.
     */
    public enum Part {
        /**
         * The array of messages, from the body's root; everything else is read from within an item.
         */
        ITEMS,
        /** The business side. */
        ACCOUNT,
        MESSAGE_ID,
        /** The chat. */
        CONTACT,
        /** The chat of what the business side sent, where the contact's place has the writer. */
        RECIPIENT,
        /** Other ids of the contact. */
        ALIASES,
        /** Who typed, where that differs from the chat. */
        SENDER,
        SENDER_NAME,
        /** Whether several people write in the chat. */
        GROUP,
        /** Whether a group's message is meant for the business side. */
        ADDRESSED,
        /** See {@link MappedItem#kind}. */
        KIND,
        /** See {@link MappedItem#automatic}. */
        AUTOMATIC,
        TEXT,
        TYPE,
        /** Seconds or milliseconds since 1970, or ISO-8601. */
        TIMESTAMP,
        /** See {@link Polarity}. */
        DIRECTION,
        PAYLOAD,
        REPLY_TO,
        MEDIA_URL,
        /** An object of texts: what a reply must carry, as the sender knows it. */
        ROUTE;

        String setting() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public FieldMapping {
        pointers = Map.copyOf(pointers);
        business = Set.copyOf(business);
    }

    /** A mapping that reads nothing yet. */
    public static FieldMapping empty() {
        return new FieldMapping(Map.of(), Set.of());
    }

    /**
     * This mapping with other pointers for some parts.
     *
     * @param changes part names such as {@code message-id}, each with its pointers; an empty list
     *     switches a part off. {@code business} has values instead: which of the direction's mean
     *     the business side
     * @throws IllegalArgumentException if a part or a pointer is not known; the message says what
     *     to write instead
     */
    public FieldMapping with(Map<String, List<String>> changes) {
        Map<Part, List<JsonPointer>> changed = new EnumMap<>(Part.class);
        changed.putAll(pointers);
        Set<String> values = new HashSet<>(business);
        changes.forEach(
                (name, texts) -> {
                    if (name.equals(BUSINESS)) {
                        values.clear();
                        texts.forEach(text -> values.add(text.toLowerCase(Locale.ROOT)));
                    } else {
                        changed.put(part(name), compile(texts));
                    }
                });
        return new FieldMapping(changed, values);
    }

    /** The pointers of a part as they are written, for an error message. */
    String describe(Part part) {
        return of(part).stream().map(JsonPointer::toString).collect(Collectors.joining(", "));
    }

    /** What the first fitting pointer finds; null if none does. */
    @Nullable JsonNode find(Part part, JsonNode root) {
        JsonPointer pointer = fitting(part, root);
        return pointer == null ? null : root.at(pointer);
    }

    /** The first pointer that finds something; null if none does. */
    @Nullable JsonPointer fitting(Part part, JsonNode root) {
        for (JsonPointer pointer : of(part)) {
            JsonNode node = root.at(pointer);
            if (!node.isMissingNode() && !node.isNull()) {
                return pointer;
            }
        }
        return null;
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
        return "A mapping knows no '" + name + "'; write one of " + known + ", " + BUSINESS;
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

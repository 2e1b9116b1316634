package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.mapping.FieldMapping.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The objects in which the parts of one message may be, the nearest to its words first: an id, a
 * time or a direction belongs to the words that it stands beside.
 *
 * @param item the object at which the mapping's pointers begin
 * @param near the objects from the one that has the words out to the item
 * @param beside objects of the item that have no part of the message but may say who wrote it
 * @param around the item's envelopes, from the inside out
 */
record Levels(JsonNode item, List<JsonNode> near, List<JsonNode> beside, List<JsonNode> around) {

    private static final String MESSAGE = "message";
    private static final String CONTENT = "content";

    static Levels of(FieldMapping mapping, JsonNode item, List<JsonNode> around) {
        JsonPointer words = wordsIn(mapping, item);
        List<JsonNode> near = new ArrayList<>(carriersOn(words, item));
        List<JsonNode> beside = new ArrayList<>();
        JsonNode message = item.path(MESSAGE);
        if (message.isObject() && !near.contains(message)) {
            (words == null ? near : beside).add(message);
        }
        if (item.path(CONTENT).isObject()) {
            beside.add(item.path(CONTENT));
        }
        near.add(item);
        return new Levels(item, List.copyOf(near), List.copyOf(beside), List.copyOf(around));
    }

    /** Where to look for a part, in order. */
    List<JsonNode> of(Part part, boolean own) {
        return switch (part.reach()) {
            case ITEM -> List.of(item);
            case CHAT -> own ? List.of(item) : joined(List.of(item), inside());
            case MESSAGE -> own ? List.of(item) : near;
            case ENVELOPE ->
                    own ? joined(List.of(item), around) : joined(joined(near, beside), around);
        };
    }

    /** The item is the last of the near ones. */
    private List<JsonNode> inside() {
        return near.subList(0, near.size() - 1);
    }

    private static @Nullable JsonPointer wordsIn(FieldMapping mapping, JsonNode item) {
        return mapping.of(Part.TEXT).stream()
                .filter(pointer -> FieldMapping.said(item.at(pointer)) != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * The objects on the way to the words, from the inside out, that are a message or carry one. A
     * person or a conversation on that way has an id of its own, and so has a block of content.
     */
    private static List<JsonNode> carriersOn(@Nullable JsonPointer words, JsonNode item) {
        List<JsonNode> carriers = new ArrayList<>();
        JsonNode object = item;
        for (JsonPointer rest = words;
                rest != null && !rest.matches() && !rest.tail().matches();
                rest = rest.tail()) {
            String name = String.valueOf(rest.getMatchingProperty());
            object = object.path(name);
            if (object.isObject() && NestedJson.isCarrier(name)) {
                carriers.add(0, object);
            }
        }
        return carriers;
    }

    private static List<JsonNode> joined(List<JsonNode> first, List<JsonNode> rest) {
        return Stream.concat(first.stream(), rest.stream()).toList();
    }
}

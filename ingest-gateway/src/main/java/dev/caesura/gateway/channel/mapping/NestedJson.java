package dev.caesura.gateway.channel.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON that was encoded more than once: a text that holds an object or an array, perhaps in base64,
 * where an object was meant. Many clients of queues and webhooks do so.
 */
public final class NestedJson {

    private static final int MAX_LAYERS = 4;

    /** The fields in which wrappers put their content; a person's own words are never parsed. */
    private static final Set<String> CARRIERS =
            Set.of("data", "payload", "event", "Message", "detail", "record", "message", "body");

    private NestedJson() {}

    /** The object or array in a text; anything else as it is. */
    public static JsonNode decoded(JsonNode json) {
        JsonNode inner = json;
        for (int layer = 0; layer < MAX_LAYERS && inner.isString(); layer++) {
            JsonNode next = parsed(inner.stringValue());
            if (next == null) {
                return json;
            }
            inner = next;
        }
        return inner.isContainer() ? inner : json;
    }

    /**
     * An object, and its envelopes.
     *
     * @param around the objects around it, and the attributes that queues set beside their content,
     *     from the inside out
     */
    record Carried(JsonNode object, List<JsonNode> around) {

        private boolean isObject() {
            return object.isObject();
        }

        private Carried in(JsonNode inner, JsonNode... wrappers) {
            List<JsonNode> outwards = new ArrayList<>();
            Stream.concat(Stream.of(wrappers), Stream.of(object))
                    .forEach(
                            wrapper -> {
                                outwards.addAll(QueueAttributes.of(wrapper));
                                outwards.add(wrapper);
                            });
            outwards.addAll(around);
            return new Carried(inner, List.copyOf(outwards));
        }
    }

    /** Whether a field of that name may hold the message that its object is about. */
    static boolean isCarrier(String name) {
        return CARRIERS.contains(name);
    }

    /**
     * The first fitting object: the given one, or one that it carries in further layers of
     * encoding, or only inside a wrapper.
     */
    static Optional<Carried> find(Carried outer, Predicate<JsonNode> fits) {
        return find(outer, fits, 0);
    }

    private static Optional<Carried> find(Carried outer, Predicate<JsonNode> fits, int layer) {
        if (fits.test(outer.object()) || layer == MAX_LAYERS) {
            return Optional.of(outer).filter(found -> fits.test(found.object()));
        }
        return outer.object().properties().stream()
                .filter(field -> isCarrier(field.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(value -> carried(value, outer))
                .map(part -> find(part, fits, layer + 1))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The content of a field: an object, or the text of one; or the encoded content of that object.
     */
    private static Stream<Carried> carried(JsonNode value, Carried outer) {
        return value.isString()
                ? Stream.of(outer.in(decoded(value))).filter(Carried::isObject)
                : Stream.of(outer.in(value), outer.in(decoded(value.path("data")), value))
                        .filter(Carried::isObject);
    }

    private static @Nullable JsonNode parsed(String text) {
        JsonNode json = parsedPlain(text);
        return json == null ? parsedBase64(text.strip()) : json;
    }

    private static @Nullable JsonNode parsedPlain(String text) {
        String start = text.stripLeading();
        boolean mayBe = start.startsWith("{") || start.startsWith("[") || start.startsWith("\"");
        return mayBe ? WebhookJson.tryParse(text.getBytes(UTF_8)) : null;
    }

    /** An object in base64 begins with {@code ey}, {@code ew} or {@code eg}, an array with W. */
    private static @Nullable JsonNode parsedBase64(String text) {
        if (text.length() < 4 || "eWI".indexOf(text.charAt(0)) < 0 || text.indexOf(' ') >= 0) {
            return null;
        }
        try {
            String inner = WebhookJson.tryDecode(Base64.getMimeDecoder().decode(text));
            return inner == null ? null : parsedPlain(inner);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

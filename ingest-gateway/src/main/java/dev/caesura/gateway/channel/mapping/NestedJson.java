package dev.caesura.gateway.channel.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON that was encoded more than once: a text that holds an object or an array, perhaps in base64,
 * where an object was meant. Many clients of queues and webhooks do so.
 */
public final class NestedJson {

    private static final int MAX_LAYERS = 4;

    /** Where wrappers put what they carry; a person's own words are never looked into. */
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
     * The objects that an object carries in another layer of encoding, or only inside a wrapper.
     */
    static List<JsonNode> partsOf(JsonNode object) {
        return object.properties().stream()
                .filter(field -> CARRIERS.contains(field.getKey()))
                .map(Map.Entry::getValue)
                .map(NestedJson::carried)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable JsonNode carried(JsonNode value) {
        JsonNode direct = value.isString() ? decoded(value) : decoded(value.path("data"));
        return direct.isObject() ? direct : null;
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

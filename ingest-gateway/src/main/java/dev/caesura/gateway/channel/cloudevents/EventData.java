package dev.caesura.gateway.channel.cloudevents;

import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Data that came as bytes, by their media type. */
final class EventData {

    private EventData() {}

    /**
     * JSON as such, text and XML as a JSON string; null for anything else. Without a media type,
     * JSON if it is some, else text.
     */
    static @Nullable JsonNode of(byte[] bytes, @Nullable String mediaType) {
        if (mediaType == null) {
            JsonNode json = WebhookJson.tryParse(bytes);
            return json == null ? text(bytes) : json;
        }
        String type = mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (isOf(type, "json")) {
            return WebhookJson.tryParse(bytes);
        }
        return type.startsWith("text/") || isOf(type, "xml") ? text(bytes) : null;
    }

    private static boolean isOf(String type, String format) {
        return type.endsWith("/" + format) || type.endsWith("+" + format);
    }

    private static @Nullable JsonNode text(byte[] bytes) {
        String text = WebhookJson.tryDecode(bytes);
        return text == null ? null : JsonNodeFactory.instance.stringNode(text);
    }
}

package dev.caesura.gateway.channel.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Data that came as bytes, by their media type. */
final class EventData {

    private EventData() {}

    /**
     * JSON as such, text as a JSON string; null for anything else, and for what is not what it
     * says.
     */
    static @Nullable JsonNode of(byte[] bytes, @Nullable String mediaType) {
        String type = mediaType == null ? "application/json" : bare(mediaType);
        if (type.startsWith("text/")) {
            return JsonNodeFactory.instance.stringNode(new String(bytes, UTF_8));
        }
        boolean json = type.endsWith("/json") || type.endsWith("+json");
        return json ? WebhookJson.tryParse(bytes) : null;
    }

    private static String bare(String mediaType) {
        return mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }
}

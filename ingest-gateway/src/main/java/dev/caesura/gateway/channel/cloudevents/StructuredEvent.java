package dev.caesura.gateway.channel.cloudevents;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as one JSON object, attributes and data together.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents:
 *     JSON event format</a>
 */
final class StructuredEvent {

    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]+");
    private static final String DATA = "data";
    private static final String ENCODED_DATA = "data_base64";

    private StructuredEvent() {}

    static ChatEvent read(JsonNode json) {
        WebhookJson.requireObject(json, "event");
        json.properties().forEach(StructuredEvent::requireValid);
        return ChatEvent.of(attributes(json), dataOf(json));
    }

    private static JsonNode attributes(JsonNode json) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        json.properties().stream()
                .filter(field -> !isData(field.getKey()))
                .forEach(field -> attributes.set(field.getKey(), field.getValue()));
        return attributes;
    }

    private static boolean isData(String name) {
        return name.equals(DATA) || name.equals(ENCODED_DATA);
    }

    /** Names are of lower-case letters and digits; values are texts, booleans and whole numbers. */
    private static void requireValid(Map.Entry<String, JsonNode> attribute) {
        String name = attribute.getKey();
        JsonNode value = attribute.getValue();
        if (isData(name)) {
            return;
        }
        if (!ATTRIBUTE.matcher(name).matches()) {
            throw new UnreadableWebhookException(
                    "An event's attributes are named in lower-case letters and digits; '"
                            + name
                            + "' is not");
        }
        if (value.isContainer() || (value.isNumber() && !value.isIntegralNumber())) {
            throw new UnreadableWebhookException(
                    "The attribute " + name + " is neither text, boolean nor whole number");
        }
    }

    private static @Nullable JsonNode dataOf(JsonNode json) {
        JsonNode data = json.path(DATA);
        JsonNode encoded = json.path(ENCODED_DATA);
        if (json.hasNonNull(DATA) && json.hasNonNull(ENCODED_DATA)) {
            throw new UnreadableWebhookException("The event has both data and data_base64");
        }
        if (!json.hasNonNull(ENCODED_DATA)) {
            return EventData.of(data, WebhookJson.text(json, "datacontenttype"));
        }
        byte[] bytes = decode(WebhookJson.text(encoded));
        return bytes == null
                ? null
                : EventData.of(bytes, WebhookJson.text(json, "datacontenttype"));
    }

    private static byte @Nullable [] decode(@Nullable String base64) {
        try {
            return base64 == null ? null : Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

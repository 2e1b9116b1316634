package dev.caesura.gateway.channel.cloudevents;

import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.Text;
import dev.caesura.gateway.signature.PercentEncoding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event with its attributes in headers and its data in the body.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#31-binary-content-mode">CloudEvents:
 *     Binary content mode</a>
 */
final class BinaryEvent {

    private static final String CONTENT_TYPE = "content-type";
    private static final String PREFIX = "ce-";
    private static final String STRUCTURED = "application/cloudevents";

    private BinaryEvent() {}

    /** The media type decides; headers alone tell a binary event from a structured one. */
    static boolean isIn(Webhook call) {
        String type = call.header(CONTENT_TYPE);
        boolean structured = type != null && type.toLowerCase(Locale.ROOT).startsWith(STRUCTURED);
        return !structured && call.header("ce-specversion") != null;
    }

    static ChatEvent read(Webhook call) {
        return ChatEvent.of(attributes(call), EventData.of(call.body(), call.header(CONTENT_TYPE)));
    }

    private static JsonNode attributes(Webhook call) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        for (String header : call.headers().keySet()) {
            if (header.startsWith(PREFIX)) {
                attributes.put(header.substring(PREFIX.length()), decode(call.header(header)));
            }
        }
        return attributes;
    }

    private static @Nullable String decode(@Nullable String value) {
        return value == null ? null : Text.cleanOrNull(PercentEncoding.decode(unquoted(value)));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}

package dev.caesura.gateway.channel.cloudevents;

import dev.caesura.gateway.channel.mapping.NestedJson;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Data that came as bytes, by their media type. */
final class EventData {

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

    private EventData() {}

    /**
     * JSON as such, text and XML as a JSON string; null for anything else. Without a media type,
     * JSON if it is some, else text.
     */
    static @Nullable JsonNode of(byte[] bytes, @Nullable String mediaType) {
        if (mediaType == null) {
            JsonNode json = WebhookJson.tryParse(bytes);
            return json == null ? text(bytes) : decoded(json);
        }
        String type = bare(mediaType);
        if (isOf(type, "json")) {
            JsonNode json = WebhookJson.tryParse(bytes);
            return json == null ? null : decoded(json);
        }
        return type.startsWith("text/") || isOf(type, "xml")
                ? text(bytes, CHARSET.matcher(mediaType))
                : null;
    }

    /**
     * Data that came within the event. If the media type is JSON or missing, a text that holds an
     * object or array was encoded twice: by the specification, a reader leaves it so, but some of
     * CloudEvents' own libraries write it, and the contact may be inside.
     *
     * @see <a href="https://github.com/cloudevents/spec/issues/558">CloudEvents: data encoded
     *     twice</a>
     */
    static JsonNode of(JsonNode data, @Nullable String mediaType) {
        boolean json = mediaType == null || isOf(bare(mediaType), "json");
        return json ? decoded(data) : data;
    }

    /** Somebody's words in brackets are no array. */
    private static JsonNode decoded(JsonNode data) {
        JsonNode inner = NestedJson.decoded(data);
        return inner.isObject() ? inner : data;
    }

    private static String bare(String mediaType) {
        return mediaType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isOf(String type, String format) {
        return type.endsWith("/" + format) || type.endsWith("+" + format);
    }

    /** Decodes in the character set of the media type, if that exists. */
    private static @Nullable JsonNode text(byte[] bytes, Matcher charset) {
        String name = charset.find() ? charset.group(1) : "";
        try {
            return name.isEmpty()
                    ? text(bytes)
                    : JsonNodeFactory.instance.stringNode(new String(bytes, Charset.forName(name)));
        } catch (IllegalArgumentException e) {
            return text(bytes);
        }
    }

    private static @Nullable JsonNode text(byte[] bytes) {
        String text = WebhookJson.tryDecode(bytes);
        return text == null ? null : JsonNodeFactory.instance.stringNode(text);
    }
}

package dev.caesura.gateway.channel.read;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that strangers wrote. A body is JSON or it is not; but once it is, no field can fail:
 * a field that is missing, or of another type than expected, is null or empty.
 */
public final class WebhookJson {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_NUMBER_LENGTH = 200;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits()).build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private WebhookJson() {}

    /** A string may be as long as the body, whose size the server limits. */
    private static StreamReadConstraints limits() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxStringLength(Integer.MAX_VALUE)
                .build();
    }

    /**
     * The body's JSON; a byte order mark is skipped.
     *
     * @throws UnreadableWebhookException if it is not exactly one JSON value in UTF-8
     */
    public static JsonNode parse(byte[] body) {
        String text = Text.withoutByteOrderMark(decode(body));
        if (text.isBlank()) {
            throw new UnreadableWebhookException("The body is empty");
        }
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new UnreadableWebhookException(
                    "The body is not JSON: " + e.getOriginalMessage(), e);
        } catch (NumberFormatException e) { // an exponent beyond what a BigDecimal can hold
            throw new UnreadableWebhookException("The body is not JSON: " + e.getMessage(), e);
        }
    }

    /**
     * The body's JSON object.
     *
     * @throws UnreadableWebhookException if it is anything else
     */
    public static JsonNode parseObject(byte[] body) {
        JsonNode root = parse(body);
        if (!root.isObject()) {
            throw new UnreadableWebhookException("The body is not a JSON object");
        }
        return root;
    }

    /**
     * The item, if it is an object.
     *
     * @param what names the item in the error
     * @throws UnreadableWebhookException if it is anything else
     */
    public static JsonNode requireObject(JsonNode item, String what) {
        if (!item.isObject()) {
            throw new UnreadableWebhookException("This " + what + " is not a JSON object");
        }
        return item;
    }

    /** Reads text that may be JSON; null where it is none. */
    public static @Nullable JsonNode tryParse(byte[] bytes) {
        try {
            return parse(bytes);
        } catch (UnreadableWebhookException e) {
            return null;
        }
    }

    /** The text that the bytes are in UTF-8; null if they are none. */
    public static @Nullable String tryDecode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String decode(byte[] body) {
        String text = tryDecode(body);
        if (text == null) {
            throw new UnreadableWebhookException("The body is not UTF-8");
        }
        return text;
    }

    /**
     * A string or a number, exactly as written; null for anything else, and for an empty string.
     */
    public static @Nullable String text(JsonNode node) {
        if (node.isString()) {
            return Text.cleanOrNull(node.stringValue());
        }
        return node.isNumber() ? node.asString() : null;
    }

    /** The {@link #text(JsonNode) text} of the first of the fields that has one. */
    public static @Nullable String text(JsonNode parent, String... fields) {
        for (String field : fields) {
            String text = text(parent.path(field));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** Whether the field is {@code true}, or the word. */
    public static boolean isTrue(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        return node.isBoolean() ? node.booleanValue() : "true".equals(text(node));
    }

    /** The elements of an array; a single object counts as an array of one. */
    public static List<JsonNode> items(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        if (node.isArray()) {
            return List.copyOf(node.values());
        }
        return node.isObject() ? List.of(node) : List.of();
    }

    /**
     * An object or array as compact JSON, anything else as its text; null where there is nothing.
     */
    public static @Nullable String json(JsonNode node) {
        return node.isContainer() ? Text.cleanOrNull(MAPPER.writeValueAsString(node)) : text(node);
    }
}

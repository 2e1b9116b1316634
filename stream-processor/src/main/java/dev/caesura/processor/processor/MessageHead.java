package dev.caesura.processor.processor;

import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.turn.Said;
import dev.caesura.schemas.serde.SchemaVersion;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The few fields of a message that the rules need, read without building the rest: the message
 * itself goes on as the bytes in which it came.
 *
 * @param messageId the channel's id
 * @param conversationId as the message states it; must be the record's key
 * @param isEcho whether somebody on the business side wrote it
 * @param type text, image …
 * @param text what was written
 * @param route what a reply must carry to reach the contact
 */
record MessageHead(
        String messageId,
        @Nullable String conversationId,
        boolean isEcho,
        String type,
        @Nullable String text,
        Map<String, String> route) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads the head, and makes sure that the bytes are one whole JSON object.
     *
     * @throws SerializationException if they are not, or of a later version, or the message has no
     *     id
     */
    static MessageHead read(byte[] json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new SerializationException("Not a JSON object");
            }
            return read(parser);
        } catch (JacksonException e) {
            throw new SerializationException("Not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static MessageHead read(JsonParser parser) {
        String messageId = null;
        String conversationId = null;
        String type = "text";
        String text = null;
        boolean isEcho = false;
        Map<String, String> route = Map.of();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "messageId" -> messageId = string(parser, value);
                case "conversationId" -> conversationId = string(parser, value);
                case "direction" -> isEcho = "echo".equals(string(parser, value));
                case "type" -> type = parser.getString();
                case "text" -> text = string(parser, value);
                case "route" -> route = texts(parser, value);
                case SchemaVersion.FIELD -> requireKnownVersion(parser);
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw new SerializationException("Something follows the JSON object");
        }
        if (messageId == null || messageId.isEmpty()) {
            throw new SerializationException("The message has no messageId");
        }
        return new MessageHead(messageId, conversationId, isEcho, type, text, route);
    }

    /** What the rules look at. */
    Said said(Policy policy) {
        return new Said(
                text == null ? "" : text.strip(), !type.equals("text"), policy.exitsOn(text));
    }

    private static void requireKnownVersion(JsonParser parser) {
        String problem = SchemaVersion.problem(parser);
        if (problem != null) {
            throw new SerializationException("Not readable as a message: " + problem);
        }
    }

    private static Map<String, String> texts(JsonParser parser, JsonToken value) {
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Map.of();
        }
        Map<String, String> texts = new HashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            String text = string(parser, parser.nextToken());
            if (text != null) {
                texts.put(name, text);
            }
        }
        return texts;
    }

    private static @Nullable String string(JsonParser parser, JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (value != JsonToken.VALUE_STRING) {
            throw new SerializationException("'" + parser.currentName() + "' is not a text");
        }
        return parser.getString();
    }
}

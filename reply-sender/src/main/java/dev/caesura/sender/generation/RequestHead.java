package dev.caesura.sender.generation;

import dev.caesura.schemas.serde.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The attempt that a request's record asks for, read without its messages and history.
 *
 * @param requestId the request
 * @param attempt the attempt
 */
record RequestHead(String requestId, int attempt) {

    /** Reads a record's head; null if it has none. */
    static @Nullable RequestHead read(byte @Nullable [] json) {
        if (json == null) {
            return null;
        }
        try (JsonParser parser = Json.mapper().createParser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? read(parser) : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable RequestHead read(JsonParser parser) {
        String requestId = null;
        int attempt = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("requestId") && value == JsonToken.VALUE_STRING) {
                requestId = parser.getString();
            } else if (name.equals("attempt") && value == JsonToken.VALUE_NUMBER_INT) {
                attempt = parser.getIntValue();
            } else {
                parser.skipChildren();
            }
            if (requestId != null && attempt > 0) {
                return new RequestHead(requestId, attempt);
            }
        }
        return null;
    }
}

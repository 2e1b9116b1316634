package dev.caesura.schemas.serde;

import dev.caesura.schemas.event.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The version that a record states. This code does not know later versions of a schema, so it
 * refuses such a record instead of guessing; a record that states no version is of version 1.
 */
public final class SchemaVersion {

    /** The field that states it. */
    public static final String FIELD = "schemaVersion";

    private SchemaVersion() {}

    /**
     * The problem with a stated version; null if it is known.
     *
     * @param parser stands at the field's value
     */
    public static @Nullable String problem(JsonParser parser) {
        JsonToken value = parser.currentToken();
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (value != JsonToken.VALUE_NUMBER_INT) {
            return FIELD + ": not a valid int";
        }
        double stated = parser.getDoubleValue();
        return stated > Event.SCHEMA_VERSION
                ? "its schema has version %.0f, this reader knows only those up to %d"
                        .formatted(stated, Event.SCHEMA_VERSION)
                : null;
    }

    /**
     * The problem with the version that these bytes state. Caesura writes it first, so this looks
     * no further; if the bytes are not JSON, the reader says what is wrong.
     */
    static @Nullable String problem(byte[] json) {
        try (JsonParser parser = Json.mapper().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                if (name.equals(FIELD)) {
                    return problem(parser);
                }
                parser.skipChildren();
            }
            return null;
        } catch (JacksonException e) {
            return null;
        }
    }
}

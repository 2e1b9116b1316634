package dev.caesura.sender.generation.generator.answer;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * The names of the fields of the first object in a text, which may stand in lists. Models cut their
 * JSON short, continue after it, and quote as Python does: the names up to the first mistake count.
 */
final class JsonNames {

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
                    .build();

    private JsonNames() {}

    /** The names; none if the text does not begin with JSON. */
    static Set<String> of(String text) {
        Set<String> names = new LinkedHashSet<>();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return names;
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (firstObject(json)) {
                read(json, names);
            }
        } catch (JacksonException e) {
            // The names read so far count.
        }
        return names;
    }

    /** A name in the form for comparison: models write {@code tool_calls} and {@code toolCalls}. */
    static String plain(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    private static boolean firstObject(JsonParser json) {
        JsonToken token = json.nextToken();
        while (token == JsonToken.START_ARRAY) {
            token = json.nextToken();
        }
        return token == JsonToken.START_OBJECT;
    }

    private static void read(JsonParser json, Set<String> names) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            names.add(json.currentName());
            json.nextToken();
            json.skipChildren();
        }
    }
}

package dev.caesura.console.program;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tool's arguments, as a program gives them. */
record Arguments(Map<String, Object> given) {

    /** A JSON schema of an object with these properties. */
    static Map<String, Object> schema(Map<String, Object> properties, String... required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.of(required));
        schema.put("additionalProperties", false);
        return schema;
    }

    static Map<String, Object> described(String description) {
        return Map.of("type", "string", "description", description);
    }

    String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("The argument " + name + " is missing");
        }
        return text;
    }

    @Nullable String text(String name) {
        Object value = given.get(name);
        return value == null ? null : String.valueOf(value);
    }

    @Nullable Duration duration(String name) {
        String text = text(name);
        try {
            return text == null || text.isBlank() ? null : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " is '" + text + "', which is not a duration; write for example PT1H",
                    e);
        }
    }

    List<String> texts(String name) {
        return given.get(name) instanceof List<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of();
    }
}

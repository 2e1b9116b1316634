package dev.caesura.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.caesura.schemas.event.Event;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The records and their schemas say the same, found by reflection at every level. */
class SchemaMatchesRecordTest {

    static List<Class<? extends Event>> events() {
        return SchemaFiles.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldDescribeTheRecord(Class<? extends Event> event) {
        JsonNode schema = SchemaFiles.TODAY.schema(SchemaFiles.nameOf(event));

        assertThat(schema.path("title").stringValue()).isEqualTo(event.getSimpleName());
        assertThat(schema.path("$id").stringValue())
                .endsWith("/v1/" + SchemaFiles.nameOf(event) + ".schema.json");
        assertSame(event, schema, schema);
    }

    private static void assertSame(Class<?> record, JsonNode schema, JsonNode document) {
        Set<String> components = new LinkedHashSet<>();
        if (Event.class.isAssignableFrom(record)) {
            components.add("schemaVersion");
        }
        for (RecordComponent component : record.getRecordComponents()) {
            components.add(component.getName());
        }
        JsonNode properties = schema.path("properties");

        assertThat(properties.propertyNames())
                .as("properties of " + record.getSimpleName())
                .containsExactlyElementsOf(components);
        properties
                .properties()
                .forEach(
                        property ->
                                assertThat(property.getValue().path("description").asString(""))
                                        .as("description of " + property.getKey())
                                        .isNotBlank());
        for (RecordComponent component : record.getRecordComponents()) {
            assertSameType(
                    component.getGenericType(), properties.path(component.getName()), document);
        }
    }

    private static void assertSameType(Type type, JsonNode schema, JsonNode document) {
        String ref = schema.path("$ref").asString("");
        if (!ref.isEmpty()) {
            assertSameRecord((Class<?>) type, ref, document);
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            assertThat(schema.path("type").stringValue()).isEqualTo("array");
            assertSameType(list.getActualTypeArguments()[0], schema.path("items"), document);
        } else if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            assertThat(schema.path("type").stringValue()).isEqualTo("object");
            assertSameType(
                    map.getActualTypeArguments()[1], schema.path("additionalProperties"), document);
        } else {
            assertSameScalar((Class<?>) type, schema);
        }
    }

    private static void assertSameRecord(Class<?> record, String ref, JsonNode document) {
        if (Event.class.isAssignableFrom(record)) {
            assertThat(ref).isEqualTo(SchemaFiles.nameOf(record) + ".schema.json");
        } else {
            assertThat(ref).startsWith("#/");
            assertSame(record, document.at(ref.substring(1)), document);
        }
    }

    private static void assertSameScalar(Class<?> type, JsonNode schema) {
        String expected =
                type == int.class || type == long.class || type == Integer.class
                        ? "integer"
                        : type == Double.class || type == double.class
                                ? "number"
                                : type == boolean.class ? "boolean" : "string";
        assertThat(schema.path("type").stringValue()).isEqualTo(expected);
        assertThat(schema.path("format").asString(""))
                .isEqualTo(type == Instant.class ? "date-time" : "");
        List<String> values = new ArrayList<>();
        schema.path("enum").forEach(value -> values.add(value.stringValue()));
        assertThat(values).isEqualTo(type.isEnum() ? constants(type) : List.of());
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> field.isEnumConstant())
                .map(field -> field.getAnnotation(JsonProperty.class).value())
                .toList();
    }
}

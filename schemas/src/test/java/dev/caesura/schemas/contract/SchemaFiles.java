package dev.caesura.schemas.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.serde.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas, today's and the released ones, and which event each describes. */
enum SchemaFiles {
    TODAY("/dev/caesura/schemas/"),
    RELEASED("/released/v1/");

    private static final String BASE = "https://caesura.dev/schemas/v1/";

    private final String folder;
    private final SchemaRegistry registry;

    SchemaFiles(String folder) {
        this.folder = folder;
        this.registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemas(this::textById)
                                        .schemaRegistryConfig(
                                                SchemaRegistryConfig.builder()
                                                        .formatAssertionsEnabled(true)
                                                        .build()));
    }

    /** All kinds of events. */
    static List<Class<? extends Event>> events() {
        return Arrays.stream(Event.class.getPermittedSubclasses())
                .<Class<? extends Event>>map(type -> type.asSubclass(Event.class))
                .toList();
    }

    /** {@code reply-request} for {@code ReplyRequest}. */
    static String nameOf(Class<?> event) {
        return event.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static Class<? extends Event> eventOf(String name) {
        return events().stream().filter(e -> nameOf(e).equals(name)).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    static EventSerde<Event> serdeOf(Class<? extends Event> event) {
        return new EventSerde<>((Class<Event>) event);
    }

    /** The schema's own JSON. */
    JsonNode schema(String name) {
        return Json.mapper().readTree(text(folder + name + ".schema.json"));
    }

    /** What the schema finds wrong; empty when all is well. */
    List<Error> validate(String name, String json) {
        return registry.getSchema(SchemaLocation.of(BASE + name + ".schema.json"))
                .validate(json, InputFormat.JSON);
    }

    private String textById(String id) {
        return id.startsWith(BASE) ? text(folder + id.substring(BASE.length())) : null;
    }

    static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String resource) {
        try (InputStream in = SchemaFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no file " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

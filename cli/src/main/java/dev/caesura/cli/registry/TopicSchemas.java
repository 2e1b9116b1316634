package dev.caesura.cli.registry;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.serde.Json;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The topics' schemas in the form that registries accept: each self-contained, including the parts
 * of other files that it refers to, so that neither order nor references matter; and in draft 7 of
 * JSON Schema, since registries store later drafts and then fail to compare them. The schemas use
 * nothing that draft 7 lacks.
 */
final class TopicSchemas {

    private static final String FOLDER = "/dev/caesura/schemas/";
    private static final String SUFFIX = ".schema.json";
    private static final String REF = "$ref";
    private static final String DEFS = "$defs";
    private static final String DEFINITIONS = "definitions";
    private static final String OWN = "#/" + DEFS + "/";
    private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";

    private TopicSchemas() {}

    /**
     * A topic's schema.
     *
     * @param subject the subject, by the topic name strategy
     * @param schema the JSON Schema, always the same bytes for the same version of Caesura
     */
    record TopicSchema(String subject, String schema) {}

    /** The schemas of all topics with typed values. */
    static List<TopicSchema> of(Topics topics) {
        List<TopicSchema> schemas = new ArrayList<>();
        for (Topic<? extends Event> topic : topics.typed()) {
            schemas.add(new TopicSchema(topic.name() + "-value", of(topic.valueType())));
        }
        return schemas;
    }

    private static String of(Class<? extends Event> type) {
        ObjectNode schema = read(kebab(type.getSimpleName()) + SUFFIX);
        schema.put("$schema", DRAFT_7);
        takeIn(schema, schema);
        return Json.mapper().writeValueAsString(schema);
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /**
     * References to other files become references to definitions, with the definitions of these.
     */
    private static void takeIn(JsonNode node, ObjectNode root) {
        if (node instanceof ObjectNode object) {
            String ref = object.path(REF).asString("");
            if (ref.startsWith(OWN)) {
                object.put(REF, "#/" + DEFINITIONS + "/" + ref.substring(OWN.length()));
            } else if (ref.endsWith(SUFFIX)) {
                String name = ref.substring(0, ref.length() - SUFFIX.length());
                object.put(REF, "#/" + DEFINITIONS + "/" + name);
                define(root, name, read(ref));
            }
        }
        for (JsonNode child : List.copyOf(node.values())) {
            takeIn(child, root);
        }
    }

    private static void define(ObjectNode root, String name, ObjectNode schema) {
        JsonNode its = schema.remove(DEFINITIONS);
        schema.remove("$schema");
        schema.remove("$id");
        takeIn(schema, root);
        put(root, name, schema);
        if (its != null) {
            takeIn(its, root);
            its.properties().forEach(one -> put(root, one.getKey(), one.getValue()));
        }
    }

    private static void put(ObjectNode root, String name, JsonNode definition) {
        JsonNode before = root.withObject("/" + DEFINITIONS).get(name);
        if (before != null && !before.equals(definition)) {
            throw new IllegalStateException("Two definitions have the name " + name);
        }
        root.withObject("/" + DEFINITIONS).set(name, definition);
    }

    private static ObjectNode read(String file) {
        try (InputStream in = Event.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("There is no schema " + file);
            }
            ObjectNode schema = (ObjectNode) Json.mapper().readTree(in);
            JsonNode definitions = schema.remove(DEFS);
            if (definitions != null) {
                schema.set(DEFINITIONS, definitions);
            }
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

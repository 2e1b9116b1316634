package dev.caesura.schemas.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects inside a record's JSON, each with the schema that describes it, so that a test can
 * change one thing at every level.
 */
final class Places {

    /**
     * One object.
     *
     * @param pointer where it is
     * @param schema what describes it
     */
    record Place(JsonPointer pointer, JsonNode schema) {

        /** The object, in a copy of the record's JSON. */
        ObjectNode in(JsonNode json) {
            return (ObjectNode) json.at(pointer);
        }

        Set<String> required() {
            Set<String> names = new TreeSet<>();
            schema.path("required").forEach(name -> names.add(name.stringValue()));
            return names;
        }

        Set<String> optional() {
            Set<String> names = new TreeSet<>(schema.path("properties").propertyNames());
            names.removeAll(required());
            return names;
        }
    }

    private final List<Place> places = new ArrayList<>();

    private Places() {}

    static List<Place> of(Golden golden) {
        Places found = new Places();
        JsonNode document = SchemaFiles.TODAY.schema(golden.event());
        found.visit(JsonPointer.empty(), golden.json(), document, document);
        return found.places;
    }

    private void visit(JsonPointer at, JsonNode json, JsonNode schema, JsonNode document) {
        String ref = schema.path("$ref").asString("");
        if (ref.startsWith("#")) {
            visit(at, json, document.at(ref.substring(1)), document);
        } else if (!ref.isEmpty()) {
            JsonNode other = SchemaFiles.TODAY.schema(ref.replace(".schema.json", ""));
            visit(at, json, other, other);
        } else if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                visit(at.appendIndex(i), json.get(i), schema.path("items"), document);
            }
        } else if (json.isObject() && schema.has("properties")) {
            places.add(new Place(at, schema));
            json.properties()
                    .forEach(
                            field ->
                                    visit(
                                            at.appendProperty(field.getKey()),
                                            field.getValue(),
                                            schema.path("properties").path(field.getKey()),
                                            document));
        }
    }
}

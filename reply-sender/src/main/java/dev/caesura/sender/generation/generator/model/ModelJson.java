package dev.caesura.sender.generation.generator.model;

import dev.caesura.schemas.serde.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the bodies of model APIs. */
final class ModelJson {

    private ModelJson() {}

    /**
     * A body's JSON; an empty object if it is not JSON, such as a proxy's page. Google puts an
     * error into a list of one.
     */
    static JsonNode read(String body) {
        try {
            JsonNode json = Json.mapper().readTree(body);
            return json.isArray() && !json.isEmpty() ? json.path(0) : json;
        } catch (JacksonException e) {
            return Json.mapper().createObjectNode();
        }
    }
}

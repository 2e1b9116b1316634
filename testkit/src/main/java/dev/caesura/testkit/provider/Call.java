package dev.caesura.testkit.provider;

import com.sun.net.httpserver.Headers;
import dev.caesura.schemas.serde.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A request to a stand-in.
 *
 * @param method GET, POST …
 * @param path of its URL
 * @param query of its URL, decoded; empty if there is none
 * @param headers of the request
 * @param body as text
 */
public record Call(String method, String path, String query, Headers headers, String body) {

    /** A header's value; empty if it is missing. */
    public String header(String name) {
        @Nullable String value = headers.getFirst(name);
        return Objects.requireNonNullElse(value, "");
    }

    /** The body as JSON; an empty object if it is not JSON. */
    public JsonNode json() {
        try {
            return Json.mapper().readTree(body);
        } catch (JacksonException e) {
            return Json.mapper().createObjectNode();
        }
    }

    /** Whether it comes with this bearer token. */
    public boolean hasToken(String token) {
        return header("Authorization").equals("Bearer " + token);
    }
}

package dev.caesura.testkit.provider;

import dev.caesura.schemas.serde.Json;
import java.util.Map;

/**
 * A stand-in's answer.
 *
 * @param status the HTTP status
 * @param headers besides the content type
 * @param body JSON
 */
public record Answer(int status, Map<String, String> headers, String body) {

    public static Answer json(int status, Object body) {
        return new Answer(status, Map.of(), Json.mapper().writeValueAsString(body));
    }

    /** A copy with a header. */
    public Answer with(String header, String value) {
        return new Answer(status, Map.of(header, value), body);
    }
}

package dev.caesura.cli;

import dev.caesura.schemas.serde.Json;
import dev.caesura.testkit.provider.Answer;
import dev.caesura.testkit.provider.Call;
import dev.caesura.testkit.provider.ProviderServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A schema registry on loopback, which answers as the documentation of Confluent's API says, and
 * takes a change of a property's type for incompatible.
 */
final class RegistryServer extends ProviderServer {

    private static final String COMPATIBILITY = "/compatibility/subjects/";
    private static final String SUBJECTS = "/subjects/";
    private static final String VERSIONS = "/versions";

    private final Map<String, List<JsonNode>> subjects = new TreeMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile String authorization = "";
    private volatile @Nullable Answer always;
    private volatile @Nullable Answer onRegistration;

    /** Callers must come with this header. */
    void require(String header) {
        authorization = header;
    }

    /** It, or what stands before it, answers so whatever it is asked. */
    void always(Answer answer) {
        always = answer;
    }

    /** It answers so when something is to be registered. */
    void onRegistration(@Nullable Answer answer) {
        onRegistration = answer;
    }

    /** What is registered, by subject. */
    synchronized Map<String, List<JsonNode>> subjects() {
        return new TreeMap<>(subjects);
    }

    /** Somebody has registered this before. */
    synchronized void put(String subject, String schema) {
        subjects.computeIfAbsent(subject, name -> new ArrayList<>())
                .add(Json.mapper().readTree(schema));
    }

    @Override
    protected synchronized Answer answer(Call call) {
        if (always != null) {
            return always;
        }
        if (!authorization.isEmpty() && !call.header("Authorization").equals(authorization)) {
            return unauthorized();
        }
        JsonNode asked = call.json();
        if (!asked.path("schemaType").asString("").equals("JSON")) {
            return error(422, 42201, "Invalid schema type");
        }
        JsonNode schema = Json.mapper().readTree(asked.path("schema").asString(""));
        String path = call.path();
        if (path.startsWith(COMPATIBILITY)) {
            return compatibility(subject(path, COMPATIBILITY, VERSIONS), schema);
        }
        return path.endsWith(VERSIONS)
                ? register(subject(path, SUBJECTS, VERSIONS), schema)
                : find(subject(path, SUBJECTS, ""), schema);
    }

    private static String subject(String path, String before, String after) {
        return URLDecoder.decode(
                path.substring(before.length(), path.length() - after.length()),
                StandardCharsets.UTF_8);
    }

    private Answer find(String subject, JsonNode schema) {
        List<JsonNode> versions = subjects.get(subject);
        if (versions == null) {
            return error(404, 40401, "Subject '" + subject + "' not found.");
        }
        int at = versions.indexOf(schema);
        return at < 0
                ? error(404, 40403, "Schema not found")
                : Answer.json(200, Map.of("subject", subject, "id", at + 1, "version", at + 1));
    }

    private Answer compatibility(String subject, JsonNode schema) {
        String changed = changed(subject, schema);
        return Answer.json(
                200,
                changed.isEmpty()
                        ? Map.of("is_compatible", true)
                        : Map.of(
                                "is_compatible",
                                false,
                                "messages",
                                List.of("TYPE_CHANGED at " + changed)));
    }

    private String changed(String subject, JsonNode schema) {
        for (JsonNode version : subjects.getOrDefault(subject, List.of())) {
            for (var property : version.path("properties").properties()) {
                JsonNode now = schema.path("properties").path(property.getKey());
                if (!now.path("type").equals(property.getValue().path("type"))) {
                    return property.getKey();
                }
            }
        }
        return "";
    }

    private Answer register(String subject, JsonNode schema) {
        if (onRegistration != null && !subjects.isEmpty()) {
            return onRegistration;
        }
        if (!changed(subject, schema).isEmpty()) {
            return error(409, 409, "Schema being registered is incompatible");
        }
        subjects.computeIfAbsent(subject, name -> new ArrayList<>()).add(schema);
        return Answer.json(200, Map.of("id", ids.incrementAndGet()));
    }

    static Answer error(int status, int code, String message) {
        return Answer.json(status, Map.of("error_code", code, "message", message));
    }

    @Override
    protected Answer unavailable() {
        return error(500, 50001, "Error in the backend datastore");
    }

    @Override
    protected Answer tooManyCalls(Duration retryAfter) {
        return error(429, 429, "Too many requests");
    }

    @Override
    protected Answer unauthorized() {
        return error(401, 401, "Unauthorized");
    }
}

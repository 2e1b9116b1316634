package dev.caesura.testkit.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers as OpenAI's embeddings endpoint does. The vectors count words, so that the cosine of two
 * texts is 1 where they use the same words, and about 0 where they share none.
 */
final class Embeddings {

    private static final int DIMENSIONS = 256;

    private Embeddings() {}

    static Answer answer(JsonNode json) {
        List<String> texts = texts(json.path("input"));
        if (json.path("model").asString("").isEmpty()) {
            return invalid("you must provide a model parameter", null);
        }
        if (texts.isEmpty() || texts.contains("")) {
            return invalid("'$.input' is invalid.", "input");
        }
        int tokens = texts.stream().mapToInt(ModelServer::tokens).sum();
        return Answer.json(
                200,
                Map.of(
                        "object",
                        "list",
                        "data",
                        data(texts),
                        "model",
                        json.path("model").asString(""),
                        "usage",
                        Map.of("prompt_tokens", tokens, "total_tokens", tokens)));
    }

    /** One text, or an array of them. */
    private static List<String> texts(JsonNode input) {
        List<String> texts = new ArrayList<>();
        if (input.isString()) {
            texts.add(input.asString());
        }
        input.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    private static List<Map<String, Object>> data(List<String> texts) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (String text : texts) {
            data.add(
                    Map.of("object", "embedding", "index", data.size(), "embedding", vector(text)));
        }
        return data;
    }

    /** Of length 1, like OpenAI's. */
    private static double[] vector(String text) {
        double[] vector = new double[DIMENSIONS];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                vector[Math.floorMod(word.hashCode(), DIMENSIONS)]++;
            }
        }
        double length = 0;
        for (double count : vector) {
            length += count * count;
        }
        for (int i = 0; i < DIMENSIONS && length > 0; i++) {
            vector[i] /= Math.sqrt(length);
        }
        return vector;
    }

    private static Answer invalid(String message, @Nullable String param) {
        Map<String, @Nullable Object> error = new HashMap<>();
        error.put("message", message);
        error.put("type", "invalid_request_error");
        error.put("param", param);
        error.put("code", null);
        return Answer.json(400, Map.of("error", error));
    }
}

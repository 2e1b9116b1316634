package dev.caesura.sender.generation.generator.answer;

import dev.caesura.schemas.serde.Json;
import dev.caesura.sender.generation.generator.GenerationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the answer that a model puts into a JSON object beside its thoughts ({@code {"thought": …,
 * "answer": …}}), as an agent's last action, or alone in a field that is named after answers
 * ({@code {"reply": …}}, {@code {"role": "assistant", "content": …}}). Any other JSON is the answer
 * itself.
 *
 * @see <a
 *     href="https://reference.langchain.com/python/langchain-classic/agents/structured_chat/base">LangChain's
 *     structured chat, whose last action is {@code Final Answer}</a>
 */
final class JsonAnswer {

    /** The fields of an answer, the clearest first. */
    private static final List<String> ANSWERS =
            List.of("finalanswer", "finalresponse", "finalreply", "answer", "response", "reply");

    /** Fields that are an answer's only beside a field that can only be thoughts. */
    private static final List<String> TEXTS = List.of("output", "message", "text", "content");

    /** Fields that say something about an answer, and are none. */
    private static final Set<String> ABOUT =
            Set.of(
                    "role",
                    "type",
                    "format",
                    "language",
                    "lang",
                    "status",
                    "success",
                    "ok",
                    "id",
                    "model",
                    "intent",
                    "confidence",
                    "sentiment",
                    "sources",
                    "citations",
                    "metadata");

    private JsonAnswer() {}

    /**
     * The answer; the unchanged text if it is not an object with thoughts.
     *
     * @throws GenerationException if the object has thoughts, and no answer
     */
    static String read(String text) throws GenerationException {
        String json = Fence.open(text);
        Set<String> names = json.startsWith("{") ? JsonNames.of(json) : Set.of();
        if (names.isEmpty()) {
            return text;
        }
        Map<String, String> fields = texts(json);
        if (fields.getOrDefault("action", "").equalsIgnoreCase("final answer")) {
            return fields.getOrDefault("actioninput", text);
        }
        if (names.stream().noneMatch(ThoughtNames::isThought)) {
            return JsonCall.has(names) ? text : alone(names, fields).orElse(text);
        }
        boolean certain = names.stream().anyMatch(ThoughtNames::isCertain);
        Optional<String> answer =
                Stream.concat(ANSWERS.stream(), certain ? TEXTS.stream() : Stream.empty())
                        .filter(fields::containsKey)
                        .map(fields::get)
                        .findFirst();
        if (answer.isEmpty() && certain && !JsonCall.has(names)) {
            throw Refusals.unfinishedThoughts();
        }
        return answer.orElse(text);
    }

    /** The only field for an answer, where every other is about it. */
    private static Optional<String> alone(Set<String> names, Map<String, String> fields) {
        List<String> others =
                names.stream().map(JsonNames::plain).filter(name -> !ABOUT.contains(name)).toList();
        boolean one =
                others.size() == 1
                        && (ANSWERS.contains(others.get(0)) || TEXTS.contains(others.get(0)));
        return one ? Optional.ofNullable(fields.get(others.get(0))) : Optional.empty();
    }

    /** The fields that are texts, by their plain names. */
    private static Map<String, String> texts(String json) {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Map.Entry<String, JsonNode> field : Json.mapper().readTree(json).properties()) {
                if (field.getValue().isString() || field.getValue().isNull()) {
                    texts.putIfAbsent(
                            JsonNames.plain(field.getKey()), field.getValue().asString(""));
                }
            }
        } catch (JacksonException e) {
            texts.clear();
        }
        return texts;
    }
}

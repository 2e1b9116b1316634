package dev.caesura.sender.generation.generator.model;

import dev.caesura.sender.generation.generator.GenerationException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * OpenAI's chat completions, which many servers of other models speak too.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/create">Create chat
 *     completion</a>
 */
final class ChatCompletions implements ModelApi {

    private static final URI VENDOR = URI.create("https://api.openai.com/v1");
    private static final Set<String> TEXTS = Set.of("text", "output_text");

    @Override
    public URI vendor() {
        return VENDOR;
    }

    @Override
    public String path() {
        return "/chat/completions";
    }

    @Override
    public Map<String, String> headers(String key) {
        return Map.of("Authorization", "Bearer " + key);
    }

    @Override
    public Map<String, Object> body(Prompt prompt) {
        List<Map<String, String>> messages = new ArrayList<>();
        if (!prompt.system().isEmpty()) {
            messages.add(Map.of("role", "system", "content", prompt.system()));
        }
        prompt.turns()
                .forEach(turn -> messages.add(Map.of("role", turn.role(), "content", turn.text())));
        return Map.of("messages", messages);
    }

    /** OpenAI's present models refuse the old name, and most other servers know only that one. */
    @Override
    public String limitName(URI baseUrl) {
        String host = String.valueOf(baseUrl.getHost());
        return host.endsWith(".openai.com") || host.endsWith(".openai.azure.com")
                ? ModelParameters.NEW_LIMIT
                : ModelParameters.LIMIT;
    }

    @Override
    public ModelAnswer read(JsonNode json) throws GenerationException {
        JsonNode choice = json.path("choices").path(0);
        Optional<JsonNode> error = ErrorBody.in(json);
        if (error.isPresent()) {
            throw ModelErrors.within(error.get());
        }
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            throw GenerationException.refused("model-unreadable", "The answer has no message");
        }
        if (isFilled(message.path("refusal"))) {
            Ending.REFUSAL.check();
        }
        Ending.check(choice.path("finish_reason").asString(""));
        for (JsonNode beside : List.of(choice, choice.path("provider_specific_fields"))) {
            Ending.checkNative(beside.path("native_finish_reason").asString(""));
        }
        if (isFilled(message.path("tool_calls")) || isFilled(message.path("function_call"))) {
            Ending.TOOL.check();
        }
        JsonNode usage = json.path("usage");
        return new ModelAnswer(
                text(message.path("content")),
                usage.path("prompt_tokens").asLong(0),
                usage.path("completion_tokens").asLong(0));
    }

    @Override
    public long tokens(JsonNode json) {
        return json.path("usage").path("total_tokens").asLong(0);
    }

    private static boolean isFilled(JsonNode node) {
        return node.isString() ? !node.asString().isBlank() : !node.isEmpty();
    }

    /**
     * The text; from content in parts, the text parts, without thoughts and refusals. Thoughts are
     * parts of their own type, or texts that are marked so.
     *
     * @see <a href="https://github.com/spring-projects/spring-ai/pull/5020">Mistral's {@code
     *     thinking}</a>
     * @see <a href="https://ai.google.dev/api/caching#Part">Gemini's {@code thought}</a>
     */
    private static String text(JsonNode content) throws GenerationException {
        if (!content.isArray()) {
            return content.asString("");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            String type = part.path("type").asString("");
            if (type.equals("refusal")) {
                Ending.REFUSAL.check();
            }
            if (TEXTS.contains(type) && !part.path("thought").asBoolean(false)) {
                text.append(part.path("text").asString(""));
            }
        }
        return text.toString();
    }
}

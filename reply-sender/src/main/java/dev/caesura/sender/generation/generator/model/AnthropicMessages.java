package dev.caesura.sender.generation.generator.model;

import dev.caesura.sender.generation.generator.GenerationException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Anthropic's messages.
 *
 * @see <a href="https://docs.claude.com/en/api/messages">Messages</a>
 */
final class AnthropicMessages implements ModelApi {

    private static final URI VENDOR = URI.create("https://api.anthropic.com/v1");
    private static final String VERSION = "2023-06-01";

    @Override
    public URI vendor() {
        return VENDOR;
    }

    @Override
    public String path() {
        return "/messages";
    }

    @Override
    public Map<String, String> headers(String key) {
        return Map.of("x-api-key", key, "anthropic-version", VERSION);
    }

    @Override
    public Map<String, Object> body(Prompt prompt) {
        List<Map<String, String>> messages =
                prompt.turns().stream()
                        .map(turn -> Map.of("role", turn.role(), "content", turn.text()))
                        .toList();
        return Map.of("system", prompt.system(), "messages", messages);
    }

    @Override
    public String limitName(URI baseUrl) {
        return ModelParameters.LIMIT;
    }

    @Override
    public ModelAnswer read(JsonNode json) throws GenerationException {
        Optional<JsonNode> error = ErrorBody.in(json);
        if (error.isPresent()) {
            throw ModelErrors.within(error.get());
        }
        if (!json.path("content").isArray()) {
            throw GenerationException.refused("model-unreadable", "The answer has no content");
        }
        Ending.check(json.path("stop_reason").asString(""));
        JsonNode usage = json.path("usage");
        return new ModelAnswer(
                text(json.path("content")), input(usage), usage.path("output_tokens").asLong(0));
    }

    @Override
    public long tokens(JsonNode json) {
        JsonNode usage = json.path("usage");
        return input(usage) + usage.path("output_tokens").asLong(0);
    }

    private static long input(JsonNode usage) {
        return usage.path("input_tokens").asLong(0)
                + usage.path("cache_creation_input_tokens").asLong(0)
                + usage.path("cache_read_input_tokens").asLong(0);
    }

    /**
     * The text after the last use of the vendor's own tools: the text before it announces the
     * search. Thoughts are blocks of their own.
     */
    private static String text(JsonNode content) throws GenerationException {
        StringBuilder text = new StringBuilder();
        for (JsonNode block : content) {
            String type = block.path("type").asString("");
            if (type.equals("tool_use")) {
                Ending.TOOL.check();
            }
            if (type.equals("text")) {
                text.append(block.path("text").asString(""));
            } else if (type.contains("tool")) {
                text.setLength(0);
            }
        }
        return text.toString();
    }
}

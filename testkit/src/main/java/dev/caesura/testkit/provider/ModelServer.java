package dev.caesura.testkit.provider;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Stands in for model APIs: {@code POST /v1/chat/completions} and {@code POST /v1/embeddings} as
 * OpenAI, and {@code POST /v1/messages} as Anthropic. It answers with what it was asked, and counts
 * a token for four characters.
 */
public final class ModelServer extends ProviderServer {

    /** The only key that it accepts. */
    public static final String KEY = "sk-test-key";

    private static final int CHARACTERS_PER_TOKEN = 4;

    private final AtomicInteger ids = new AtomicInteger();
    private volatile String lastSystem = "";
    private volatile String lastUser = "";

    /** The system prompt of the last call. */
    public String lastSystem() {
        return lastSystem;
    }

    /** The user turn of the last call. */
    public String lastUser() {
        return lastUser;
    }

    @Override
    protected Answer answer(Call call) {
        if (!call.hasToken(KEY) && !call.header("x-api-key").equals(KEY)) {
            return unauthorized();
        }
        if (call.path().endsWith("/embeddings")) {
            return Embeddings.answer(call.json());
        }
        return call.path().endsWith("/chat/completions")
                ? openAi(call.json())
                : anthropic(call.json());
    }

    private Answer openAi(JsonNode json) {
        String system = "";
        String user = "";
        for (JsonNode message : json.path("messages")) {
            String content = text(message.path("content"));
            if (message.path("role").asString("").equals("system")) {
                system = content;
            } else {
                user = content;
            }
        }
        lastSystem = system;
        lastUser = user;
        String whole = replyTo(user);
        String reply = cut(whole, json.path("max_tokens").asInt(Integer.MAX_VALUE));
        int input = tokens(system + user);
        int output = tokens(reply);
        return Answer.json(
                200,
                Map.of(
                        "id",
                        "chatcmpl-" + ids.incrementAndGet(),
                        "object",
                        "chat.completion",
                        "created",
                        System.currentTimeMillis() / 1000,
                        "model",
                        json.path("model").asString(""),
                        "choices",
                        List.of(
                                Map.of(
                                        "index",
                                        0,
                                        "message",
                                        Map.of("role", "assistant", "content", reply),
                                        "finish_reason",
                                        reply.length() < whole.length() ? "length" : "stop")),
                        "usage",
                        Map.of(
                                "prompt_tokens", input,
                                "completion_tokens", output,
                                "total_tokens", input + output)));
    }

    private Answer anthropic(JsonNode json) {
        String system = text(json.path("system"));
        String user = text(json.path("messages").path(0).path("content"));
        lastSystem = system;
        lastUser = user;
        String whole = replyTo(user);
        String reply = cut(whole, json.path("max_tokens").asInt(Integer.MAX_VALUE));
        return Answer.json(
                200,
                Map.of(
                        "id",
                        "msg_" + ids.incrementAndGet(),
                        "type",
                        "message",
                        "role",
                        "assistant",
                        "model",
                        json.path("model").asString(""),
                        "content",
                        List.of(Map.of("type", "text", "text", reply)),
                        "stop_reason",
                        reply.length() < whole.length() ? "max_tokens" : "end_turn",
                        "usage",
                        Map.of(
                                "input_tokens", tokens(system + user),
                                "output_tokens", tokens(reply))));
    }

    private static String replyTo(String user) {
        return "You asked: " + user.replace('\n', ' ');
    }

    private static String cut(String whole, int mostTokens) {
        long most = (long) mostTokens * CHARACTERS_PER_TOKEN;
        return whole.length() <= most ? whole : whole.substring(0, (int) most);
    }

    private static String text(JsonNode content) {
        return content.isString() ? content.asString() : content.path(0).path("text").asString("");
    }

    static int tokens(String text) {
        return text.length() / CHARACTERS_PER_TOKEN + 1;
    }

    @Override
    protected Answer unavailable() {
        return error(529, "overloaded_error", "Overloaded");
    }

    @Override
    protected Answer tooManyCalls(Duration retryAfter) {
        return error(429, "rate_limit_error", "Rate limit reached")
                .with("Retry-After", Long.toString(retryAfter.toSeconds() + 1));
    }

    @Override
    protected Answer unauthorized() {
        return error(401, "authentication_error", "invalid x-api-key");
    }

    private static Answer error(int status, String type, String message) {
        return Answer.json(
                status, Map.of("type", "error", "error", Map.of("type", type, "message", message)));
    }
}

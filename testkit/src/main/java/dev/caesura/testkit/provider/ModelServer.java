package dev.caesura.testkit.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Stands in for model APIs: {@code POST /v1/chat/completions} and {@code POST /v1/embeddings} as
 * OpenAI, and {@code POST /v1/messages} as Anthropic. It echoes the question as its answer, and
 * counts one token for four characters.
 */
public final class ModelServer extends ProviderServer {

    /** The only key that it accepts. */
    public static final String KEY = "sk-test-key";

    private static final int CHARACTERS_PER_TOKEN = 4;

    private final AtomicInteger ids = new AtomicInteger();
    private final Queue<Answer> scripted = new ConcurrentLinkedQueue<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile List<String> lastTurns = List.of();
    private volatile JsonNode lastCall = MissingNode.getInstance();
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

    /** The turns of the last call, each as {@code role: text}. */
    public List<String> lastTurns() {
        return lastTurns;
    }

    /** The body of the last call; missing before the first. */
    public JsonNode lastCall() {
        return lastCall;
    }

    /** Answers the next call, once its key was accepted, with this. */
    public void script(int status, String json) {
        scripted.add(new Answer(status, Map.of(), json));
    }

    /** Refuses calls that have this parameter, as OpenAI does. */
    public void refuse(String parameter) {
        refused.add(parameter);
    }

    @Override
    protected Answer answer(Call call) {
        if (!call.hasToken(KEY) && !call.header("x-api-key").equals(KEY)) {
            return unauthorized();
        }
        lastCall = call.json();
        Answer next = scripted.poll();
        if (next != null) {
            return next;
        }
        for (String parameter : refused) {
            if (call.json().has(parameter)) {
                return unsupported(parameter);
            }
        }
        lastTurns = turns(call.json());
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
        String reply = cut(whole, limit(json));
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
        JsonNode messages = json.path("messages");
        String user = text(messages.path(messages.size() - 1).path("content"));
        lastSystem = system;
        lastUser = user;
        String whole = replyTo(user);
        String reply = cut(whole, limit(json));
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

    private static int limit(JsonNode json) {
        int usual = json.path("max_tokens").asInt(Integer.MAX_VALUE);
        return json.path("max_completion_tokens").asInt(usual);
    }

    private static List<String> turns(JsonNode json) {
        List<String> turns = new ArrayList<>();
        for (JsonNode message : json.path("messages")) {
            turns.add(message.path("role").asString("") + ": " + text(message.path("content")));
        }
        return turns;
    }

    private static Answer unsupported(String parameter) {
        return Answer.json(
                400,
                Map.of(
                        "error",
                        Map.of(
                                "message",
                                "Unsupported parameter: '"
                                        + parameter
                                        + "' is not supported with this model.",
                                "type",
                                "invalid_request_error",
                                "param",
                                parameter,
                                "code",
                                "unsupported_parameter")));
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

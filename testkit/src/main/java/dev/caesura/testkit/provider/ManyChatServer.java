package dev.caesura.testkit.provider;

import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Stands in for ManyChat: {@code POST /fb/sending/sendContent}; it returns no message id. */
public final class ManyChatServer extends ProviderServer {

    /** The only key that it accepts. */
    public static final String TOKEN = "1290000000000001:test-key";

    /** The subscriber whose last message is too old. */
    public static final String OUTSIDE_WINDOW = "3011";

    @Override
    protected Answer answer(Call call) {
        if (!call.hasToken(TOKEN)) {
            return unauthorized();
        }
        JsonNode json = call.json();
        JsonNode message = json.path("data").path("content").path("messages").path(0);
        String subscriber = json.path("subscriber_id").asString("");
        String text = message.path("text").asString("");
        if (!json.path("subscriber_id").isNumber() || text.isEmpty()) {
            return error(400, 3000, "Validation error");
        }
        if (subscriber.equals(OUTSIDE_WINDOW)) {
            return error(
                    400,
                    3011,
                    "Subscriber last interaction was over 266h ago (more than 24 hours ago)");
        }
        take("", subscriber, text, json.at("/data/content/type").asString("messenger"));
        return Answer.json(200, Map.of("status", "success"));
    }

    private static Answer error(int status, int code, String message) {
        return Answer.json(status, Map.of("status", "error", "message", message, "code", code));
    }

    @Override
    protected Answer unavailable() {
        return new Answer(503, Map.of(), "<html>Service Unavailable</html>");
    }

    @Override
    protected Answer tooManyCalls(Duration retryAfter) {
        return error(429, 0, "Too many requests");
    }

    @Override
    protected Answer unauthorized() {
        return error(401, 0, "Wrong token");
    }
}

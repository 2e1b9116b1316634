package dev.caesura.testkit.provider;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Stands in for the Bot API: {@code POST /bot{token}/sendMessage}. */
public final class TelegramServer extends ProviderServer {

    /** The only bot that it knows. */
    public static final String TOKEN = "110201543:test-token";

    /** The chat whose person has blocked the bot. */
    public static final String BLOCKED = "403403";

    /** The chat of a business's customer, reached through {@link #CONNECTION} only. */
    public static final String CUSTOMER = "550660";

    /** The business's connection. */
    public static final String CONNECTION = "bc-17";

    private static final int LONGEST = 4096;

    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger actions = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();

    /** How often a chat was shown that the bot types. */
    public int actions() {
        return actions.get();
    }

    /** How many messages of a business's customers were marked as read. */
    public int reads() {
        return reads.get();
    }

    @Override
    protected Answer answer(Call call) {
        JsonNode json = call.json();
        if (!call.path().startsWith("/bot" + TOKEN + "/")) {
            return unauthorized();
        }
        String chat = json.path("chat_id").asString("");
        String connection = json.path("business_connection_id").asString("");
        if (chat.equals(CUSTOMER) != connection.equals(CONNECTION)) {
            return error(400, "Bad Request: chat not found", Map.of());
        }
        if (call.path().endsWith("/sendChatAction")) {
            return done(actions);
        }
        if (call.path().endsWith("/readBusinessMessage")) {
            return json.path("message_id").asInt(0) > 0
                    ? done(reads)
                    : error(400, "Bad Request: message to be read not found", Map.of());
        }
        String text = json.path("text").asString("");
        if (chat.equals(BLOCKED)) {
            return error(403, "Forbidden: bot was blocked by the user", Map.of());
        }
        if (!chat.matches("-?\\d+")) {
            return error(400, "Bad Request: chat not found", Map.of());
        }
        if (text.isEmpty() || text.length() > LONGEST) {
            return error(400, "Bad Request: message is too long", Map.of());
        }
        int id = ids.incrementAndGet();
        take(Integer.toString(id), chat + topic(json), text, connection);
        Map<String, Object> result =
                Map.of(
                        "message_id",
                        id,
                        "chat",
                        Map.of("id", Long.parseLong(chat)),
                        "date",
                        System.currentTimeMillis() / 1000);
        return Answer.json(200, Map.of("ok", true, "result", result));
    }

    private static Answer done(AtomicInteger counter) {
        counter.incrementAndGet();
        return Answer.json(200, Map.of("ok", true, "result", true));
    }

    /** A group's topic is told by another field than a person in a channel's direct messages. */
    private static String topic(JsonNode json) {
        String thread = json.path("message_thread_id").asString("");
        String direct = json.path("direct_messages_topic_id").asString("");
        return (thread.isEmpty() ? "" : ":" + thread) + (direct.isEmpty() ? "" : "/" + direct);
    }

    private static Answer error(int code, String description, Map<String, Object> parameters) {
        return Answer.json(
                code,
                Map.of(
                        "ok",
                        false,
                        "error_code",
                        code,
                        "description",
                        description,
                        "parameters",
                        parameters));
    }

    @Override
    protected Answer unavailable() {
        return error(500, "Internal Server Error", Map.of());
    }

    @Override
    protected Answer tooManyCalls(Duration retryAfter) {
        long seconds = retryAfter.toSeconds() + 1;
        return error(
                429, "Too Many Requests: retry after " + seconds, Map.of("retry_after", seconds));
    }

    @Override
    protected Answer unauthorized() {
        return error(401, "Unauthorized", Map.of());
    }
}

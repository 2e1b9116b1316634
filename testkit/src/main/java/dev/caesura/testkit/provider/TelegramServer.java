package dev.caesura.testkit.provider;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Stands in for the Bot API: {@code POST /bot{token}/sendMessage}.
 *
 * <p>{@link Taken#to} is the chat, {@code :} and a group's topic, {@code /} and the topic of a
 * channel's direct messages, and {@code >} and the one member who sees an ephemeral message. Of
 * that one {@link Taken#reference} is what it answers: the pressed button's query, or {@code e} and
 * the number of the ephemeral message.
 */
public final class TelegramServer extends ProviderServer {

    /** The only bot that it knows. */
    public static final String TOKEN = "110201543:test-token";

    /** The chat whose person has blocked the bot. */
    public static final String BLOCKED = "403403";

    /** The chat of a business's customer, reached through {@link #CONNECTION} only. */
    public static final String CUSTOMER = "550660";

    /** The business's connection. */
    public static final String CONNECTION = "bc-17";

    /** A group that has become {@link #SUPERGROUP}. */
    public static final String GROUP = "-4410";

    /** The supergroup that {@link #GROUP} has become. */
    public static final String SUPERGROUP = "-1004410";

    /** A pressed button's query that is too old to be answered. */
    public static final String OLD_QUERY = "99";

    private static final int LONGEST = 4096;
    private static final String TOO_OLD =
            "Bad Request: query is too old and response timeout expired or query ID is invalid";

    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger actions = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger presses = new AtomicInteger();
    private final Set<String> answeredGuests = ConcurrentHashMap.newKeySet();
    private final boolean beforeEphemeralParameters;

    /** A server of the Bot API 10.3. */
    public TelegramServer() {
        this(false);
    }

    private TelegramServer(boolean beforeEphemeralParameters) {
        this.beforeEphemeralParameters = beforeEphemeralParameters;
    }

    /**
     * A server of the Bot API 10.2, which knows nothing of {@code ephemeral_message_parameters}.
     */
    public static TelegramServer ofVersion102() {
        return new TelegramServer(true);
    }

    /** How many pressed buttons were answered. */
    public int presses() {
        return presses.get();
    }

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
        return switch (call.path().substring(call.path().lastIndexOf('/') + 1)) {
            case "sendChatAction" -> done(actions);
            case "readBusinessMessage" ->
                    json.path("message_id").asInt(0) > 0
                            ? done(reads)
                            : error(400, "Bad Request: message to be read not found", Map.of());
            case "answerCallbackQuery" -> done(presses);
            case "answerGuestQuery" -> answerGuest(json);
            default -> sendMessage(json, chat);
        };
    }

    private Answer sendMessage(JsonNode json, String chat) {
        String text = json.path("text").asString("");
        if (chat.equals(BLOCKED)) {
            return error(403, "Forbidden: bot was blocked by the user", Map.of());
        }
        if (chat.equals(GROUP)) {
            return error(
                    400,
                    "Bad Request: group chat was upgraded to a supergroup chat",
                    Map.of("migrate_to_chat_id", Long.valueOf(SUPERGROUP)));
        }
        if (!chat.matches("-?\\d+")) {
            return error(400, "Bad Request: chat not found", Map.of());
        }
        if (text.isEmpty() || text.length() > LONGEST) {
            return error(400, "Bad Request: message is too long", Map.of());
        }
        JsonNode member =
                beforeEphemeralParameters ? json : json.path("ephemeral_message_parameters");
        return member.has("receiver_user_id")
                ? whisper(json, chat, member)
                : speak(chat, chat + topic(json), text, json);
    }

    private Answer speak(String chat, String to, String text, JsonNode json) {
        int id = ids.incrementAndGet();
        take(Integer.toString(id), to, text, json.path("business_connection_id").asString(""));
        return sent(chat, Map.of("message_id", id));
    }

    /** An ephemeral message has only a number of its own. */
    private Answer whisper(JsonNode json, String chat, JsonNode member) {
        JsonNode receiver = member.path("receiver_user_id");
        String query = member.path("callback_query_id").asString("");
        String answers = json.path("reply_parameters").path("ephemeral_message_id").asString("");
        if (!receiver.isIntegralNumber() || !chat.startsWith("-")) {
            return error(400, "Bad Request: USER_ID_INVALID", Map.of());
        }
        if (query.equals(OLD_QUERY)) {
            return error(400, TOO_OLD, Map.of());
        }
        int id = ids.incrementAndGet();
        take(
                Integer.toString(id),
                chat + topic(json) + '>' + receiver.asString(),
                json.path("text").asString(""),
                query.isEmpty() && !answers.isEmpty() ? 'e' + answers : query);
        return sent(
                chat,
                Map.of(
                        "message_id",
                        0,
                        "ephemeral_message_id",
                        id,
                        "receiver_user",
                        Map.of("id", receiver.asLong(), "is_bot", false)));
    }

    /** A query is answered once, with a message such as inline bots send. */
    private Answer answerGuest(JsonNode json) {
        String query = json.path("guest_query_id").asString("");
        JsonNode result = json.path("result");
        String text = result.path("input_message_content").path("message_text").asString("");
        if (!result.path("type").asString("").equals("article")
                || !result.path("id").asString("").matches(".{1,64}")
                || result.path("title").asString("").isEmpty()) {
            return error(400, "Bad Request: can't parse inline query result", Map.of());
        }
        if (text.isEmpty() || text.length() > LONGEST) {
            return error(400, "Bad Request: message is too long", Map.of());
        }
        if (!query.matches("\\d+") || !answeredGuests.add(query)) {
            return error(400, TOO_OLD, Map.of());
        }
        String id = "inline-" + ids.incrementAndGet();
        take(id, "guest " + query, text, "");
        return Answer.json(200, Map.of("ok", true, "result", Map.of("inline_message_id", id)));
    }

    private static Answer sent(String chat, Map<String, Object> numbers) {
        Map<String, Object> result = new HashMap<>(numbers);
        result.put("chat", Map.of("id", Long.parseLong(chat)));
        result.put("date", System.currentTimeMillis() / 1000);
        return Answer.json(200, Map.of("ok", true, "result", result));
    }

    private static Answer done(AtomicInteger counter) {
        counter.incrementAndGet();
        return Answer.json(200, Map.of("ok", true, "result", true));
    }

    /** A group's topic has another field than a person in a channel's direct messages. */
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

package dev.caesura.sender.deliver.telegram;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.deliver.DeliveryChannel;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.DeliveryException.Kind;
import dev.caesura.sender.deliver.HttpCall;
import dev.caesura.sender.deliver.Outgoing;
import dev.caesura.sender.deliver.TextSplitter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends as a Telegram bot. There are no receipts: what was not answered stays ambiguous.
 *
 * <p>Errors are told by {@code error_code} and {@code parameters}; descriptions are for people.
 */
public final class TelegramDelivery implements DeliveryChannel {

    private static final TextSplitter SPLITTER = TextSplitter.ofCharacters(4096);
    private static final int CALLS_PER_SECOND = 30;
    private static final int UNAUTHORIZED = 401;
    private static final int NO_SUCH_BOT = 404;

    private final TelegramSettings settings;
    private final HttpCall http;

    public TelegramDelivery(TelegramSettings settings, HttpCall http) {
        this.settings = settings;
        this.http = http;
    }

    @Override
    public List<String> split(String text) {
        return SPLITTER.split(text);
    }

    @Override
    public String send(Outgoing part) throws DeliveryException, InterruptedException {
        Map<String, Object> body = chat(part.conversation());
        body.put("text", part.text());
        HttpResponse<String> answer = http.send(request("sendMessage", body));
        JsonNode json = HttpCall.json(answer);
        if (!json.path("ok").asBoolean(false)) {
            throw json.has("error_code") ? refusal(json) : HttpCall.refusal("telegram", answer);
        }
        JsonNode result = json.path("result");
        return result.path("chat").path("id").asString("")
                + ":"
                + result.path("message_id").asString("");
    }

    @Override
    public void typing(ConversationId conversation, String messageId) {
        Map<String, Object> body = chat(conversation);
        body.put("action", "typing");
        http.sendAndForget(request("sendChatAction", body));
    }

    @Override
    public int callsPerSecond() {
        return CALLS_PER_SECOND;
    }

    /** A contact is a chat, or a chat and its topic: {@code -100123:33}. */
    private static Map<String, Object> chat(ConversationId conversation) {
        String[] chat = conversation.contact().split(":", 2);
        Map<String, Object> body = new HashMap<>();
        body.put("chat_id", chat[0]);
        if (chat.length == 2) {
            body.put("message_thread_id", chat[1]);
        }
        return body;
    }

    private HttpRequest request(String method, Map<String, Object> body) {
        String url = settings.baseUrl() + "/bot" + settings.token().reveal() + "/" + method;
        return HttpCall.post(url, settings.timeout(), body).build();
    }

    private static DeliveryException refusal(JsonNode error) {
        int code = error.path("error_code").asInt();
        return new DeliveryException(
                kindOf(code),
                "telegram-" + code,
                error.path("description").asString("no description"),
                retryAfter(error),
                null);
    }

    private static Kind kindOf(int code) {
        return switch (code) {
            case 429 -> Kind.THROTTLED;
            case UNAUTHORIZED, NO_SUCH_BOT -> Kind.ACCOUNT;
            default -> code >= 500 ? Kind.UNAVAILABLE : Kind.PERMANENT;
        };
    }

    private static @Nullable Duration retryAfter(JsonNode error) {
        int seconds = error.path("parameters").path("retry_after").asInt(0);
        return seconds > 0 ? Duration.ofSeconds(seconds) : null;
    }
}

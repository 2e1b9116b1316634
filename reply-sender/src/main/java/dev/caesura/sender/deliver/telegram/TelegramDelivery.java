package dev.caesura.sender.deliver.telegram;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.sender.deliver.ChannelLimits;
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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends as a Telegram bot. There are no receipts: what was not answered stays ambiguous.
 *
 * <p>Errors are told by {@code error_code} and {@code parameters}; descriptions are for people.
 */
public final class TelegramDelivery implements DeliveryChannel {

    private static final ChannelLimits LIMITS =
            new ChannelLimits(TextSplitter.ofCharacters(4096), 30);
    private static final String BUSINESS_CONNECTION = "business_connection_id";
    private static final String DIRECT_TOPIC = "direct_messages_topic_id";
    private static final Set<String> ROUTE = Set.of(BUSINESS_CONNECTION, DIRECT_TOPIC);
    private static final int UNAUTHORIZED = 401;
    private static final int NO_SUCH_BOT = 404;

    private final TelegramSettings settings;
    private final HttpCall http;

    public TelegramDelivery(TelegramSettings settings, HttpCall http) {
        this.settings = settings;
        this.http = http;
    }

    @Override
    public ChannelLimits limits() {
        return LIMITS;
    }

    @Override
    public String send(Outgoing part) throws DeliveryException, InterruptedException {
        Map<String, Object> body = chat(part.conversation(), part.route());
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
    public void typing(ConversationId conversation, InboundMessage asked) {
        Map<String, Object> body = chat(conversation, asked.route());
        body.put("action", "typing");
        http.sendAndForget(request("sendChatAction", body));
        if (asked.route().containsKey(BUSINESS_CONNECTION)) {
            http.sendAndForget(request("readBusinessMessage", business(asked)));
        }
    }

    /** Only a business's chats can be marked as read; a message's id is {@code chat:number}. */
    private static Map<String, Object> business(InboundMessage asked) {
        String id = asked.messageId();
        return Map.of(
                BUSINESS_CONNECTION,
                asked.route().get(BUSINESS_CONNECTION),
                "chat_id",
                chatOf(asked.contact()),
                "message_id",
                id.substring(id.indexOf(':') + 1));
    }

    /**
     * A contact is a chat, or a chat and its topic: {@code -100123:33}. Where the topic is that of
     * a channel's direct messages, the route says so.
     */
    private static Map<String, Object> chat(
            ConversationId conversation, Map<String, String> route) {
        String contact = conversation.contact();
        Map<String, Object> body = new HashMap<>(route);
        body.keySet().retainAll(ROUTE);
        body.put("chat_id", chatOf(contact));
        int topic = contact.indexOf(':') + 1;
        if (topic > 0 && !body.containsKey(DIRECT_TOPIC)) {
            body.put("message_thread_id", contact.substring(topic));
        }
        return body;
    }

    private static String chatOf(String contact) {
        return contact.split(":", 2)[0];
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

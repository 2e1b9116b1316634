package dev.caesura.sender.delivery.channel.telegram;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.sender.delivery.channel.ChannelLimits;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.delivery.channel.Outgoing;
import dev.caesura.sender.delivery.channel.TextSplitter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Sends as a Telegram bot. There are no receipts: what was not answered stays ambiguous.
 *
 * <p>Telegram's own remedies are used at once, for a refusal is certain: a group that became a
 * supergroup is written to under its new id, and a topic that is gone is left out.
 */
public final class TelegramDelivery implements DeliveryChannel {

    private static final ChannelLimits LIMITS =
            new ChannelLimits(TextSplitter.ofCharacters(4096), 30);

    private static final String BUSINESS_CONNECTION = "business_connection_id";
    private static final String DIRECT_TOPIC = "direct_messages_topic_id";
    private static final String CALLBACK = "callback_query_id";
    private static final String CHAT = "chat_id";
    private static final String THREAD = "message_thread_id";
    private static final Set<String> ROUTE = Set.of(BUSINESS_CONNECTION, DIRECT_TOPIC);

    private final TelegramSettings settings;
    private final HttpCall http;
    private final MovedChats moved = new MovedChats();

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
        JsonNode answer = call("sendMessage", body);
        String newChat = TelegramErrors.migratedTo(answer);
        if (newChat != null) {
            moved.learn(chatOf(part.conversation().contact()), newChat);
            body.put(CHAT, newChat);
            answer = call("sendMessage", body);
        }
        if (TelegramErrors.isTopicGone(answer) && body.remove(THREAD) != null) {
            answer = call("sendMessage", body);
        }
        if (!answer.path("ok").asBoolean(false)) {
            throw TelegramErrors.read(answer);
        }
        JsonNode result = answer.path("result");
        return result.path("chat").path("id").asString("")
                + ":"
                + result.path("message_id").asString("");
    }

    /** The answer's JSON, an error's too. */
    private JsonNode call(String method, Map<String, Object> body)
            throws DeliveryException, InterruptedException {
        HttpResponse<String> answer = http.send(request(method, body));
        JsonNode json = HttpCall.json(answer);
        if (!json.path("ok").asBoolean(false) && !json.has("error_code")) {
            throw HttpCall.refusal("telegram", answer);
        }
        return json;
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

    /** A pressed button shows that it waits until its press is answered. */
    @Override
    public void acknowledge(ConversationId conversation, InboundMessage asked) {
        String press = asked.route().get(CALLBACK);
        if (press != null) {
            http.sendAndForget(request("answerCallbackQuery", Map.of(CALLBACK, press)));
        }
    }

    /** Only a business's chats can be marked as read; a message's id is {@code chat:number}. */
    private static Map<String, Object> business(InboundMessage asked) {
        String id = asked.messageId();
        return Map.of(
                BUSINESS_CONNECTION,
                asked.route().get(BUSINESS_CONNECTION),
                CHAT,
                chatOf(asked.contact()),
                "message_id",
                id.substring(id.indexOf(':') + 1));
    }

    /**
     * A contact is a chat, or a chat and its topic: {@code -100123:33}. Where the topic is that of
     * a channel's direct messages, the route says so.
     */
    private Map<String, Object> chat(ConversationId conversation, Map<String, String> route) {
        String contact = conversation.contact();
        Map<String, Object> body = new HashMap<>(route);
        body.keySet().retainAll(ROUTE);
        body.put(CHAT, moved.now(chatOf(contact)));
        int topic = contact.indexOf(':') + 1;
        if (topic > 0 && !body.containsKey(DIRECT_TOPIC)) {
            body.put(THREAD, contact.substring(topic));
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
}

package dev.caesura.sender.delivery.channel.telegram;

import static dev.caesura.sender.delivery.channel.telegram.TelegramTarget.BUSINESS_CONNECTION;
import static dev.caesura.sender.delivery.channel.telegram.TelegramTarget.CALLBACK;
import static dev.caesura.sender.delivery.channel.telegram.TelegramTarget.CHAT;
import static dev.caesura.sender.delivery.channel.telegram.TelegramTarget.THREAD;

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
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Sends as a Telegram bot. There are no receipts: an unanswered call stays ambiguous.
 *
 * <p>It uses Telegram's own remedies at once, because a refusal is certain: it writes to a group
 * that became a supergroup under its new id, and leaves out a topic that is gone.
 */
public final class TelegramDelivery implements DeliveryChannel {

    private static final ChannelLimits LIMITS =
            new ChannelLimits(TextSplitter.ofCharacters(4096), 30);

    private static final TextSplitter ONE_MESSAGE = LIMITS.texts().inOnePart();

    private static final String SEND = "sendMessage";
    private static final String GUEST = "guest_query_id";

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

    /** A guest's query is answered once. */
    @Override
    public TextSplitter texts(Map<String, String> route) {
        return route.containsKey(GUEST) ? ONE_MESSAGE : LIMITS.texts();
    }

    @Override
    public String send(Outgoing part) throws DeliveryException, InterruptedException {
        String query = part.route().get(GUEST);
        JsonNode answer = query == null ? sendMessage(part) : answerGuest(query, part.text());
        if (!answer.path("ok").asBoolean(false)) {
            throw TelegramErrors.read(answer);
        }
        return idOf(answer.path("result"));
    }

    private JsonNode sendMessage(Outgoing part) throws DeliveryException, InterruptedException {
        Map<String, Object> body = fields(target(part.conversation(), part.route()));
        body.put("text", part.text());
        JsonNode answer = call(SEND, body);
        String newChat = TelegramErrors.migratedTo(answer);
        if (newChat != null) {
            moved.learn(String.valueOf(body.put(CHAT, newChat)), newChat);
            answer = call(SEND, body);
        }
        if (TelegramErrors.isTopicGone(answer) && body.remove(THREAD) != null) {
            answer = call(SEND, body);
        }
        if (TelegramErrors.isQueryTooOld(answer) && TelegramTarget.removeQuery(body)) {
            answer = call(SEND, body);
        }
        return answer;
    }

    /**
     * Answers a person who named the bot in a chat that it is not in: only as an inline result.
     *
     * @see <a href="https://core.telegram.org/bots/api#answerguestquery">answerGuestQuery</a>
     */
    private JsonNode answerGuest(String query, String text)
            throws DeliveryException, InterruptedException {
        Map<String, Object> result =
                Map.of(
                        "type",
                        "article",
                        "id",
                        "reply",
                        "title",
                        "Reply",
                        "input_message_content",
                        Map.of("message_text", text));
        return call("answerGuestQuery", Map.of(GUEST, query, "result", result));
    }

    /**
     * The id by which the gateway knows the message, {@code chat:number}, and {@code chat:e} and
     * its own number of an ephemeral one; a guest's has no other id than its inline one.
     */
    private static String idOf(JsonNode result) {
        String ephemeral = result.path("ephemeral_message_id").asString("");
        String number =
                ephemeral.isEmpty() ? result.path("message_id").asString("") : 'e' + ephemeral;
        return result.path("inline_message_id")
                .asString(result.path("chat").path("id").asString("") + ':' + number);
    }

    /** The answer's JSON, an error's too. */
    private JsonNode call(String method, Map<String, Object> body)
            throws DeliveryException, InterruptedException {
        HttpResponse<String> answer = http.send(request(method, body));
        JsonNode json = HttpCall.json(answer);
        if (!json.path("ok").asBoolean(false) && json.path("error_code").asInt(0) == 0) {
            throw HttpCall.foreign("telegram", answer);
        }
        return json;
    }

    /**
     * Nothing is shown where the whole chat would see it for the sake of one member, or where the
     * bot is a guest.
     */
    @Override
    public void typing(ConversationId conversation, InboundMessage asked) {
        TelegramTarget target = target(conversation, asked.route());
        boolean guest = target.isGuests() || asked.route().containsKey(GUEST);
        if (target.isEphemeral() || guest) {
            return;
        }
        Map<String, Object> body = target.chatFields();
        body.put(CHAT, moved.now(target.chat()));
        body.put("action", "typing");
        http.sendAndForget(request("sendChatAction", body));
        String connection = asked.route().get(BUSINESS_CONNECTION);
        if (connection != null) {
            http.sendAndForget(
                    request("readBusinessMessage", read(connection, target, asked.messageId())));
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
    private static Map<String, Object> read(String connection, TelegramTarget target, String id) {
        return Map.of(
                BUSINESS_CONNECTION,
                connection,
                CHAT,
                target.chat(),
                "message_id",
                id.substring(id.indexOf(':') + 1));
    }

    private static TelegramTarget target(ConversationId conversation, Map<String, String> route) {
        return new TelegramTarget(conversation.contact(), route);
    }

    private Map<String, Object> fields(TelegramTarget target) throws DeliveryException {
        Map<String, Object> fields = target.fields();
        fields.put(CHAT, moved.now(target.chat()));
        return fields;
    }

    private HttpRequest request(String method, Map<String, Object> body) {
        String url = settings.baseUrl() + "/bot" + settings.token().reveal() + "/" + method;
        return HttpCall.post(url, settings.timeout(), body).build();
    }
}

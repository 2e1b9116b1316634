package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message in a chat. Its number is unique only there, so its id is {@code chat:number}; a topic
 * of a group is a conversation of its own, {@code chat:topic}.
 *
 * @see <a href="https://core.telegram.org/bots/api#message">Telegram Bot API: Message</a>
 */
final class TelegramMessage {

    private final JsonNode json;

    TelegramMessage(JsonNode json) {
        this.json = WebhookJson.requireObject(json, "message");
    }

    /** {@code chat:number}; null if either is missing. */
    @Nullable String id() {
        String chat = chat();
        String number = WebhookJson.text(json, "message_id");
        return chat == null || number == null ? null : chat + ':' + number;
    }

    /** The chat, or the topic of it; null if there is none. */
    @Nullable String conversation() {
        String chat = chat();
        String topic = topic();
        return chat == null || topic == null ? chat : chat + ':' + topic;
    }

    InboundMessage read(String account, boolean business, @Nullable String updateId) {
        String contact = conversation();
        if (contact == null) {
            throw new UnreadableWebhookException("The message has no chat");
        }
        String id = id();
        InboundMessage.Builder builder =
                InboundMessage.builder()
                        .messageId(
                                id == null ? DerivedId.of(contact, updateId, json.toString()) : id)
                        .channel(TelegramChannel.NAME)
                        .account(account)
                        .contact(contact)
                        .sender(sender())
                        .direction(business && isByOwner() ? Direction.ECHO : Direction.INBOUND)
                        .replyTo(quoted())
                        .route(route())
                        .sentAt(Times.epoch(json.path("date")));
        return TelegramContent.of(json).into(builder).build();
    }

    /**
     * What a reply needs to reach more than the bot's own chats: a business's chat goes through its
     * connection, and the direct messages of a channel are told apart by another field than the
     * topics of a group.
     */
    Map<String, String> route() {
        Map<String, String> route = new HashMap<>();
        put(route, "business_connection_id", WebhookJson.text(json, "business_connection_id"));
        put(route, "direct_messages_topic_id", directMessagesTopic());
        return route;
    }

    private static void put(Map<String, String> route, String name, @Nullable String value) {
        if (value != null) {
            route.put(name, value);
        }
    }

    /** Who typed; anonymous administrators and channels are known only as a chat. */
    private @Nullable String sender() {
        String person = WebhookJson.text(json.path("from"), "id");
        return person == null ? WebhookJson.text(json.path("sender_chat"), "id") : person;
    }

    /** A business chat is the customer's, so whoever else writes in it is the business. */
    private boolean isByOwner() {
        String writer = sender();
        return writer != null && !writer.equals(chat());
    }

    private @Nullable String chat() {
        return WebhookJson.text(json.path("chat"), "id");
    }

    /** Topics of groups, and of the direct messages of a channel, where each is another person. */
    private @Nullable String topic() {
        if (WebhookJson.isTrue(json, "is_topic_message")) {
            return WebhookJson.text(json, "message_thread_id");
        }
        return directMessagesTopic();
    }

    private @Nullable String directMessagesTopic() {
        return WebhookJson.text(json.path("direct_messages_topic"), "topic_id");
    }

    /** A topic's messages all reply to the notice that opened it, which quotes nothing. */
    private @Nullable String quoted() {
        JsonNode quoted = json.path("reply_to_message");
        boolean opening = quoted.has("forum_topic_created");
        return quoted.isObject() && !opening ? new TelegramMessage(quoted).id() : null;
    }
}

package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The chat of a message, and the way of a reply to it.
 *
 * <p>A contact is a chat, {@code chat:topic} in a group with topics, and {@code chat:e} and the
 * member for messages between a member of a group and the bot that the others can't see: they must
 * not mix with the group's talk. Where the bot is a guest it is {@code chat:g} and the person who
 * asked: each query is answered by itself, and the chat may be of two people who each have one with
 * the bot.
 */
final class TelegramChat {

    static final String BUSINESS_CONNECTION = "business_connection_id";

    private static final String GUEST_QUERY = "guest_query_id";

    /**
     * A group's topic "General" is the group itself: most of its messages name no topic, and
     * Telegram refuses messages that are sent to it by its number.
     *
     * @see <a href="https://core.telegram.org/api/forum#forum-topics">Telegram: forum topics</a>
     */
    private static final String GENERAL = "1";

    private final JsonNode json;
    private final TelegramSender sender;
    private final boolean business;

    TelegramChat(JsonNode message, TelegramSender sender, boolean business) {
        this.json = message;
        this.sender = sender;
        this.business = business;
    }

    /** The chat's number; null if there is none. */
    @Nullable String id() {
        return WebhookJson.text(json.path("chat"), "id");
    }

    /** The number by which only the two who see an ephemeral message know it. */
    @Nullable String ephemeralId() {
        return WebhookJson.text(json, "ephemeral_message_id");
    }

    /**
     * The place within a chat; a person who asks a guest bot has a conversation of their own there.
     */
    private @Nullable String place() {
        String asker = json.hasNonNull(GUEST_QUERY) ? sender.id() : null;
        return asker == null ? topic() : 'g' + asker;
    }

    /** The contact part of the conversation; null if there is no chat. */
    @Nullable String contact() {
        String chat = id();
        String within = ephemeralId() == null ? place() : 'e' + String.valueOf(member());
        return chat == null || within == null ? chat : chat + ':' + within;
    }

    /**
     * Whether several people write here. A topic of a channel's direct messages is one person's.
     */
    boolean isGroup() {
        if (isDirectMessages() || ephemeralId() != null) {
            return false;
        }
        String chat = id();
        return switch (json.path("chat").path("type").asString("")) {
            case "group", "supergroup", "channel" -> true;
            case "private", "sender" -> false;
            default -> chat != null && chat.startsWith("-");
        };
    }

    /** Whether it is a channel, where the bot writes to all who read it. */
    boolean isChannel() {
        return json.path("chat").path("type").asString("").equals("channel");
    }

    /**
     * Whether the business side wrote. A business chat is the customer's, and so is a topic of a
     * channel's direct messages: anybody else who writes there is the business.
     */
    boolean isOfBusiness() {
        String writer = sender.id();
        String customer = null;
        if (business) {
            customer = id();
        } else if (isDirectMessages()) {
            customer = WebhookJson.text(json.path("direct_messages_topic").path("user"), "id");
        }
        boolean inTheChannelsName = isDirectMessages() && json.path("sender_chat").isObject();
        return inTheChannelsName
                || (customer != null && writer != null && !writer.equals(customer));
    }

    /**
     * The route that a reply needs beyond the bot's own chats, by the Bot API's names: the
     * business's connection, the topic of a channel's direct messages, the query of a guest, and of
     * an ephemeral message its chat, its member and its number.
     */
    Map<String, String> route() {
        Map<String, String> route = new HashMap<>();
        put(route, BUSINESS_CONNECTION, WebhookJson.text(json, BUSINESS_CONNECTION));
        put(route, "direct_messages_topic_id", directMessagesTopic());
        put(route, GUEST_QUERY, WebhookJson.text(json, GUEST_QUERY));
        if (ephemeralId() != null) {
            put(route, "chat_id", id());
            put(route, "message_thread_id", topic());
            put(route, "receiver_user_id", member());
            put(route, "ephemeral_message_id", ephemeralId());
        }
        return route;
    }

    private static void put(Map<String, String> route, String name, @Nullable String value) {
        if (value != null) {
            route.put(name, value);
        }
    }

    /** The person of the two who see an ephemeral message: the bot is the other one. */
    private @Nullable String member() {
        JsonNode receiver = json.path("receiver_user");
        boolean toThePerson = receiver.isObject() && !WebhookJson.isTrue(receiver, "is_bot");
        return toThePerson ? WebhookJson.text(receiver, "id") : sender.id();
    }

    private boolean isDirectMessages() {
        return json.path("direct_messages_topic").isObject()
                || WebhookJson.isTrue(json.path("chat"), "is_direct_messages");
    }

    /** Topics of groups, and of the direct messages of a channel, where each is another person. */
    private @Nullable String topic() {
        if (WebhookJson.isTrue(json, "is_topic_message")) {
            String thread = WebhookJson.text(json, "message_thread_id");
            return GENERAL.equals(thread) && isGroup() ? null : thread;
        }
        return directMessagesTopic();
    }

    private @Nullable String directMessagesTopic() {
        return WebhookJson.text(json.path("direct_messages_topic"), "topic_id");
    }
}

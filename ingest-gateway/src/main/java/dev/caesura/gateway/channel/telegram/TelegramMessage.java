package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message in a chat. Its number is unique only there, so its id is {@code chat:number}, and of an
 * ephemeral message {@code chat:e} and its own number: the usual one is 0 for all of them.
 *
 * @see <a href="https://core.telegram.org/bots/api#message">Telegram Bot API: Message</a>
 */
final class TelegramMessage {

    private final JsonNode json;
    private final TelegramSender sender;
    private final TelegramChat chat;

    TelegramMessage(JsonNode json) {
        this(json, json.hasNonNull(TelegramChat.BUSINESS_CONNECTION));
    }

    /**
     * A message.
     *
     * @param business whether it is from a chat of a business that the bot is connected to
     */
    TelegramMessage(JsonNode json, boolean business) {
        this.json = WebhookJson.requireObject(json, "message");
        this.sender = new TelegramSender(json);
        this.chat = new TelegramChat(json, sender, business);
    }

    TelegramChat chat() {
        return chat;
    }

    /** {@code chat:number}; null if either is missing. */
    @Nullable String id() {
        String place = chat.id();
        String ephemeral = chat.ephemeralId();
        String number = ephemeral == null ? WebhookJson.text(json, "message_id") : 'e' + ephemeral;
        return place == null || number == null ? null : place + ':' + number;
    }

    /**
     * Whether it is a channel's post, which Telegram forwards into the channel's discussion group:
     * nobody wrote it there.
     */
    boolean isPost() {
        return WebhookJson.isTrue(json, "is_automatic_forward");
    }

    /**
     * The message.
     *
     * @param account the bot, as the path names it
     * @param bot the bot, as the group names it
     * @param kind whether it is new or changes the one with its id
     * @param updateId stands in for a missing number
     */
    InboundMessage read(String account, TelegramBot bot, Kind kind, @Nullable String updateId) {
        String contact = chat.contact();
        if (contact == null) {
            throw new UnreadableWebhookException("The message has no chat");
        }
        String id = id();
        Direction direction = chat.isOfBusiness() ? Direction.ECHO : Direction.INBOUND;
        InboundMessage.Builder builder =
                InboundMessage.builder()
                        .messageId(
                                id == null ? DerivedId.of(contact, updateId, json.toString()) : id)
                        .channel(TelegramChannel.NAME)
                        .account(account)
                        .contact(contact)
                        .sender(sender.id())
                        .senderName(sender.name())
                        .fromBot(sender.isBot())
                        .group(chat.isGroup())
                        .addressed(chat.isGroup() && new TelegramAddress(bot).isIn(json))
                        .direction(direction)
                        .automatic(direction == Direction.ECHO ? sender.automation() : null)
                        .kind(kind)
                        .replyTo(quoted())
                        .route(chat.route())
                        .sentAt(Times.epoch(json.path(kind == Kind.EDIT ? "edit_date" : "date")));
        return TelegramContent.of(json).into(builder).build();
    }

    /** A topic's messages all reply to the notice that opened it, which quotes nothing. */
    private @Nullable String quoted() {
        JsonNode quoted = json.path("reply_to_message");
        boolean opening = quoted.has("forum_topic_created");
        return quoted.isObject() && !opening ? new TelegramMessage(quoted).id() : null;
    }
}

package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.InboundMessage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A pressed inline button. It has no time: the date in it is that of the bot's message under which
 * the button is, and that message may be missing.
 *
 * <p>Under a channel's post only the one who pressed is answered: a reply in the channel would be a
 * post of its own, and all who press there would be one conversation.
 *
 * <p>The button waits until the query is answered, so the query's id is in the route.
 *
 * @see <a href="https://core.telegram.org/bots/api#callbackquery">Telegram Bot API:
 *     CallbackQuery</a>
 */
final class TelegramCallback {

    private final JsonNode json;

    TelegramCallback(JsonNode json) {
        this.json = WebhookJson.requireObject(json, "callback query");
    }

    InboundMessage read(String account) {
        JsonNode from = json.path("from");
        String person = WebhookJson.text(from, "id");
        TelegramMessage under = under();
        boolean inChannel = under != null && under.chat().isChannel();
        String chat = under == null || inChannel ? null : under.chat().contact();
        String contact = chat == null ? person : chat;
        if (contact == null) {
            throw new UnreadableWebhookException("The callback query has neither chat nor person");
        }
        boolean group = under != null && !inChannel && under.chat().isGroup();
        String id = WebhookJson.text(json, "id");
        InboundMessage.Builder builder =
                InboundMessage.builder()
                        .messageId(id == null ? DerivedId.of(contact, json.toString()) : id)
                        .channel(TelegramChannel.NAME)
                        .account(account)
                        .contact(contact)
                        .sender(person)
                        .senderName(TelegramSender.nameOf(from))
                        .fromBot(WebhookJson.isTrue(from, "is_bot"))
                        .group(group)
                        .addressed(group)
                        .replyTo(under == null ? null : under.id())
                        .route(route(inChannel ? null : under, id));
        String pressed = WebhookJson.text(json, "data", "game_short_name");
        return Content.choice("callback", pressed, pressed).into(builder).build();
    }

    private static Map<String, String> route(
            @Nullable TelegramMessage under, @Nullable String queryId) {
        Map<String, String> route = new HashMap<>(under == null ? Map.of() : under.chat().route());
        if (queryId != null) {
            route.put("callback_query_id", queryId);
        }
        return route;
    }

    private @Nullable TelegramMessage under() {
        JsonNode message = json.path("message");
        return message.isObject() ? new TelegramMessage(message) : null;
    }
}

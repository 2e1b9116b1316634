package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.InboundMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A pressed inline button. It has no time: the date in it is that of the bot's message under which
 * the button is, and that message may be missing.
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
        String person = WebhookJson.text(json.path("from"), "id");
        TelegramMessage under = under();
        String chat = under == null ? null : under.conversation();
        String contact = chat == null ? person : chat;
        if (contact == null) {
            throw new UnreadableWebhookException("The callback query has neither chat nor person");
        }
        String id = WebhookJson.text(json, "id");
        InboundMessage.Builder builder =
                InboundMessage.builder()
                        .messageId(id == null ? DerivedId.of(contact, json.toString()) : id)
                        .channel(TelegramChannel.NAME)
                        .account(account)
                        .contact(contact)
                        .sender(person)
                        .replyTo(under == null ? null : under.id())
                        .route(under == null ? Map.of() : under.route());
        String pressed = WebhookJson.text(json, "data", "game_short_name");
        return Content.choice("callback", pressed, pressed).into(builder).build();
    }

    private @Nullable TelegramMessage under() {
        JsonNode message = json.path("message");
        return message.isObject() ? new TelegramMessage(message) : null;
    }
}

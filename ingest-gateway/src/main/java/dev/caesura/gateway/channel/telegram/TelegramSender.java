package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.read.Text;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The writer of a message: a user, or a chat in whose name somebody writes.
 *
 * @see <a href="https://core.telegram.org/bots/api#message">Telegram Bot API: Message (from,
 *     sender_chat, sender_business_bot, is_from_offline)</a>
 */
final class TelegramSender {

    private final JsonNode json;

    TelegramSender(JsonNode message) {
        this.json = message;
    }

    /** The user; anonymous administrators and channels are known only as a chat. */
    @Nullable String id() {
        String person = WebhookJson.text(json.path("from"), "id");
        return person == null ? WebhookJson.text(json.path("sender_chat"), "id") : person;
    }

    /** The name as the chat shows it. */
    @Nullable String name() {
        JsonNode chat = json.path("sender_chat");
        if (chat.isObject()) {
            return WebhookJson.text(chat, "title", "username", "first_name");
        }
        return nameOf(json.path("from"));
    }

    static @Nullable String nameOf(JsonNode user) {
        String full =
                Stream.of(WebhookJson.text(user, "first_name"), WebhookJson.text(user, "last_name"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
        String name = Text.cleanOrNull(full);
        return name == null ? WebhookJson.text(user, "username") : name;
    }

    /**
     * Whether a program wrote it: a bot. An anonymous administrator is a person, although Telegram
     * puts a bot into {@code from} for them.
     */
    boolean isBot() {
        boolean standsForAChat = json.path("sender_chat").isObject();
        return WebhookJson.isTrue(json.path("from"), "is_bot") && !standsForAChat;
    }

    /**
     * The automation of the business that wrote an echo: {@code bot:} and the bot's name or id, or
     * {@code offline} for an away, greeting or scheduled message, which Telegram doesn't tell
     * apart; null where the owner may have typed it.
     */
    @Nullable String automation() {
        JsonNode bot = json.path("sender_business_bot");
        if (bot.isObject()) {
            return "bot:" + WebhookJson.text(bot, "username", "id");
        }
        if (WebhookJson.isTrue(json, "is_from_offline")) {
            return "offline";
        }
        return isBot() ? "bot" : null;
    }
}

package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.ConversationId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The notice that a group became a supergroup, which has another number. Each of the two chats gets
 * one, in either order.
 *
 * @see <a href="https://core.telegram.org/bots/api#message">Telegram Bot API: Message
 *     (migrate_to_chat_id, migrate_from_chat_id)</a>
 */
final class TelegramMigration {

    private final JsonNode notice;

    TelegramMigration(JsonNode notice) {
        this.notice = notice;
    }

    void addTo(String account, TranslationBuilder found) {
        String chat = WebhookJson.text(notice.path("chat"), "id");
        add(account, chat, WebhookJson.text(notice, "migrate_to_chat_id"), found);
        add(account, WebhookJson.text(notice, "migrate_from_chat_id"), chat, found);
    }

    private static void add(
            String account, @Nullable String from, @Nullable String to, TranslationBuilder found) {
        if (from != null && to != null) {
            found.link(of(account, from), of(account, to));
        }
    }

    private static ConversationId of(String account, String chat) {
        return new ConversationId(TelegramChannel.NAME, account, chat);
    }
}

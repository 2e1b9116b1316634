package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sorts an update, which has an id and one thing that happened.
 *
 * @see <a href="https://core.telegram.org/bots/api#update">Telegram Bot API: Update</a>
 */
final class TelegramTranslator {

    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("edited_message", EventKinds.EDIT),
                    Map.entry("edited_business_message", EventKinds.EDIT),
                    Map.entry("edited_channel_post", EventKinds.EDIT),
                    Map.entry("channel_post", EventKinds.FEED),
                    Map.entry("message_reaction", EventKinds.REACTION),
                    Map.entry("message_reaction_count", EventKinds.REACTION),
                    Map.entry("my_chat_member", EventKinds.MEMBERSHIP),
                    Map.entry("chat_member", EventKinds.MEMBERSHIP),
                    Map.entry("chat_join_request", EventKinds.MEMBERSHIP),
                    Map.entry("business_connection", EventKinds.ACCOUNT),
                    Map.entry("managed_bot", EventKinds.ACCOUNT),
                    Map.entry("chat_boost", EventKinds.ACCOUNT),
                    Map.entry("removed_chat_boost", EventKinds.ACCOUNT),
                    Map.entry("inline_query", EventKinds.QUERY),
                    Map.entry("chosen_inline_result", EventKinds.QUERY),
                    Map.entry("shipping_query", EventKinds.QUERY),
                    Map.entry("pre_checkout_query", EventKinds.QUERY),
                    Map.entry("purchased_paid_media", EventKinds.QUERY),
                    Map.entry("poll", EventKinds.QUERY),
                    Map.entry("poll_answer", EventKinds.QUERY));

    private final Webhook call;
    private final TranslationBuilder found = new TranslationBuilder();

    TelegramTranslator(Webhook call) {
        this.call = call;
    }

    Translation translate() {
        JsonNode update = WebhookJson.parseObject(call.body());
        String id = WebhookJson.text(update, "update_id");
        boolean empty = true;
        for (Map.Entry<String, JsonNode> part : update.properties()) {
            if (!part.getKey().equals("update_id") && !part.getValue().isNull()) {
                found.each(List.of(part.getValue()), json -> read(part.getKey(), json, id));
                empty = false;
            }
        }
        if (empty) {
            found.event(EventKinds.UNKNOWN, id, "an update of a kind that is not told");
        }
        return found.build();
    }

    private void read(String name, JsonNode json, @Nullable String updateId) {
        switch (name) {
            case "message", "business_message" -> readMessage(name, json, updateId);
            case "callback_query" ->
                    found.message(new TelegramCallback(json).read(call.accountOr(null)));
            case "deleted_business_messages" -> readDeletions(json);
            default -> readEvent(name, json, updateId);
        }
    }

    private void readMessage(String name, JsonNode json, @Nullable String updateId) {
        TelegramMessage message = new TelegramMessage(json);
        String service = TelegramService.noticeIn(json);
        if (TelegramContent.isContent(json)) {
            found.message(
                    message.read(call.accountOr(null), name.equals("business_message"), updateId));
        } else if (service != null) {
            found.event(EventKinds.SYSTEM, message.id(), service);
        } else {
            found.event(EventKinds.UNKNOWN, message.id(), "a message of an unknown kind");
        }
    }

    private void readDeletions(JsonNode deleted) {
        String chat = WebhookJson.text(deleted.path("chat"), "id");
        for (JsonNode id : WebhookJson.items(deleted, "message_ids")) {
            found.event(EventKinds.DELETION, chat + ':' + WebhookJson.text(id), null);
        }
    }

    private void readEvent(String name, JsonNode json, @Nullable String updateId) {
        String kind = KINDS.getOrDefault(name, EventKinds.UNKNOWN);
        String messageId = json.isObject() ? new TelegramMessage(json).id() : null;
        found.event(kind, messageId == null ? updateId : messageId, name);
    }
}

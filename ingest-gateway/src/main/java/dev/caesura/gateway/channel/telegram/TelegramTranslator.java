package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sorts an update, which has an id and one event.
 *
 * @see <a href="https://core.telegram.org/bots/api#update">Telegram Bot API: Update</a>
 */
final class TelegramTranslator {

    private static final Map<String, String> EVENTS =
            Map.ofEntries(
                    Map.entry("channel_post", EventKinds.FEED),
                    Map.entry("edited_channel_post", EventKinds.FEED),
                    Map.entry("message_reaction", EventKinds.REACTION),
                    Map.entry("message_reaction_count", EventKinds.REACTION),
                    Map.entry("my_chat_member", EventKinds.MEMBERSHIP),
                    Map.entry("chat_member", EventKinds.MEMBERSHIP),
                    Map.entry("chat_join_request", EventKinds.MEMBERSHIP),
                    Map.entry("business_connection", EventKinds.ACCOUNT),
                    Map.entry("managed_bot", EventKinds.ACCOUNT),
                    Map.entry("subscription", EventKinds.ACCOUNT),
                    Map.entry("chat_boost", EventKinds.ACCOUNT),
                    Map.entry("removed_chat_boost", EventKinds.ACCOUNT),
                    Map.entry("inline_query", EventKinds.QUERY),
                    Map.entry("chosen_inline_result", EventKinds.QUERY),
                    Map.entry("shipping_query", EventKinds.QUERY),
                    Map.entry("pre_checkout_query", EventKinds.QUERY),
                    Map.entry("purchased_paid_media", EventKinds.QUERY),
                    Map.entry("stopped_message_generation", EventKinds.QUERY),
                    Map.entry("poll", EventKinds.QUERY),
                    Map.entry("poll_answer", EventKinds.QUERY));

    private final Webhook call;
    private final TelegramBot bot;
    private final TranslationBuilder found = new TranslationBuilder();

    TelegramTranslator(Webhook call, TelegramBot bot) {
        this.call = call;
        this.bot = bot;
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
        if (name.equals("callback_query")) {
            found.message(new TelegramCallback(json).read(call.accountOr(null)));
        } else if (EVENTS.containsKey(name)) {
            readEvent(EVENTS.getOrDefault(name, EventKinds.UNKNOWN), name, json, updateId);
        } else if (WebhookJson.items(json, "message_ids").isEmpty()) {
            readMessage(name, json, updateId);
        } else {
            readDeletions(json);
        }
    }

    /** Today's kinds of messages, and those that will have other names and the same shape. */
    private void readMessage(String name, JsonNode json, @Nullable String updateId) {
        boolean told = name.equals("message") || name.endsWith("_message");
        boolean shaped = json.hasNonNull("message_id") && json.path("chat").isObject();
        if (!told && !shaped) {
            readEvent(EventKinds.UNKNOWN, name, json, updateId);
            return;
        }
        TelegramMessage message = new TelegramMessage(json, name.contains("business"));
        String notice = TelegramContent.isContent(json) ? null : TelegramService.noticeIn(json);
        if (message.isPost()) {
            found.event(EventKinds.FEED, message.id(), "is_automatic_forward");
        } else if (notice != null) {
            found.event(EventKinds.SYSTEM, message.id(), notice);
            new TelegramMigration(json).addTo(call.accountOr(null), found);
        } else if (TelegramContent.saysAnything(json)) {
            Kind kind = name.startsWith("edited_") ? Kind.EDIT : Kind.MESSAGE;
            found.message(message.read(call.accountOr(null), bot, kind, updateId));
        } else {
            found.event(EventKinds.UNKNOWN, message.id(), "a message with nothing in it");
        }
    }

    private void readDeletions(JsonNode deleted) {
        TelegramMessage where = new TelegramMessage(deleted);
        String contact = where.chat().contact();
        for (JsonNode id : WebhookJson.items(deleted, "message_ids")) {
            String number = WebhookJson.text(id);
            if (contact == null || number == null) {
                found.event(EventKinds.DELETION, number, "without a chat");
            } else {
                found.message(deletion(where.chat().id() + ':' + number, contact));
            }
        }
    }

    /** Telegram tells neither who deleted the message nor when. */
    private InboundMessage deletion(String messageId, String contact) {
        return InboundMessage.builder()
                .messageId(messageId)
                .channel(TelegramChannel.NAME)
                .account(call.accountOr(null))
                .contact(contact)
                .kind(Kind.DELETION)
                .type("deletion")
                .build();
    }

    private void readEvent(String kind, String name, JsonNode json, @Nullable String updateId) {
        String messageId = json.isObject() ? new TelegramMessage(json).id() : null;
        found.event(kind, messageId == null ? updateId : messageId, name);
    }
}

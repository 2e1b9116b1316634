package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Chatwoot: webhooks of an account or of an agent bot.
 *
 * @see <a
 *     href="https://www.chatwoot.com/hc/user-guide/articles/1677693021-how-to-use-webhooks">Chatwoot:
 *     how to use webhooks</a>
 */
final class ChatwootBridge implements Bridge {

    @Override
    public String name() {
        return "chatwoot";
    }

    @Override
    public boolean recognises(JsonNode root) {
        String event = root.path("event").asString("");
        return (event.startsWith("message_") || event.startsWith("conversation_"))
                && (root.path("conversation").isObject() || root.path("inbox").isObject());
    }

    @Override
    public Translation translate(JsonNode root, Webhook call) {
        TranslationBuilder found = new TranslationBuilder();
        found.each(
                List.of(root), json -> read(json, new ChatwootMessage(json, call, found), found));
        return found.build();
    }

    private static void read(JsonNode json, ChatwootMessage message, TranslationBuilder found) {
        WebhookJson.requireObject(json, "message");
        String event = json.path("event").asString("");
        switch (event) {
            case "message_created" -> message.readCreated();
            case "message_updated" -> message.readUpdated();
            case "conversation_typing_on" -> message.readTyping();
            default ->
                    found.event(
                            event.startsWith("conversation_")
                                    ? EventKinds.SYSTEM
                                    : EventKinds.ACCOUNT,
                            WebhookJson.text(json, "id"),
                            event);
        }
    }
}

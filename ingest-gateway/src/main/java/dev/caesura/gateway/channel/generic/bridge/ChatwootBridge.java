package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.AccountOptions;
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

    /** The custom attribute of conversations that Caesura has handed over. */
    static final String CONVERSATION = "caesura_conversation";

    @Override
    public String name() {
        return "chatwoot";
    }

    @Override
    public boolean recognises(JsonNode root) {
        String event = root.path("event").asString("");
        return (event.startsWith("message_") || event.startsWith("conversation_"))
                && (root.path("conversation").isObject()
                        || root.path("inbox").isObject()
                        || root.has("inbox_id")
                        || root.path("meta").path("sender").isObject()
                        || root.path("contact_inbox").isObject());
    }

    @Override
    public Translation translate(JsonNode root, Webhook call, AccountOptions account) {
        TranslationBuilder found = new TranslationBuilder();
        found.each(
                List.of(root), json -> read(json, new ChatwootMessage(json, call, found), found));
        return found.build();
    }

    /** Caesura resumes only the conversations that it has handed over. */
    private static void readStatus(JsonNode json, TranslationBuilder found) {
        String handedOff = WebhookJson.text(json.path("custom_attributes"), CONVERSATION);
        if (handedOff == null || !"resolved".equals(WebhookJson.text(json, "status"))) {
            found.event(
                    EventKinds.SYSTEM, WebhookJson.text(json, "id"), "conversation_status_changed");
            return;
        }
        String agent = WebhookJson.text(json.path("meta").path("assignee"), "name");
        found.resolved(
                HandOffBridge.conversation(handedOff),
                agent == null ? "chatwoot" : "chatwoot: " + agent);
    }

    private static void read(JsonNode json, ChatwootMessage message, TranslationBuilder found) {
        WebhookJson.requireObject(json, "message");
        String event = json.path("event").asString("");
        if (message.isHandedOff()) {
            found.event(EventKinds.NOTE, WebhookJson.text(json, "id"), "handed to people");
            return;
        }
        switch (event) {
            case "message_created" -> message.readCreated();
            case "message_updated" -> message.readUpdated();
            case "conversation_typing_on" -> message.readTyping();
            case "conversation_status_changed" -> readStatus(json, found);
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

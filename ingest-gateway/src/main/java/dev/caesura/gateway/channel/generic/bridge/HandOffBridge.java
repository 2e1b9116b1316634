package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.ConversationId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A team's own inbox, which reports that people have resolved a conversation: {@code {"type":
 * "conversation.resolved", "data": {"conversationId": "…", "by": "…"}}}.
 */
final class HandOffBridge implements Bridge {

    private static final String RESOLVED = "conversation.resolved";

    @Override
    public String name() {
        return "hand-off";
    }

    @Override
    public boolean recognises(JsonNode root) {
        return RESOLVED.equals(WebhookJson.text(root, "type"));
    }

    @Override
    public Translation translate(JsonNode root, Webhook call, AccountOptions account) {
        if (!recognises(root)) {
            throw new UnreadableWebhookException("The type is not " + RESOLVED);
        }
        JsonNode data = root.path("data");
        TranslationBuilder found = new TranslationBuilder();
        found.resolved(
                conversation(WebhookJson.text(data, "conversationId")),
                Objects.requireNonNullElse(WebhookJson.text(data, "by"), "inbox"));
        return found.build();
    }

    static ConversationId conversation(@Nullable String id) {
        try {
            return ConversationId.parse(Objects.requireNonNullElse(id, ""));
        } catch (IllegalArgumentException e) {
            throw new UnreadableWebhookException("No conversation is named");
        }
    }
}

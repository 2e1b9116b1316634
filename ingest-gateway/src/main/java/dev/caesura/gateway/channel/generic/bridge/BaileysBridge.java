package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Programs that post what Baileys hands them: the event {@code messages.upsert} with its {@code
 * messages}, with or without an envelope, or one message after the other.
 */
final class BaileysBridge implements Bridge {

    @Override
    public String name() {
        return "baileys";
    }

    @Override
    public boolean recognises(JsonNode root) {
        List<JsonNode> items = items(root);
        return !items.isEmpty() && items.stream().allMatch(BaileysBridge::isMessage);
    }

    static boolean isMessage(JsonNode item) {
        JsonNode key = item.path("key");
        return key.hasNonNull("remoteJid") && key.has("fromMe");
    }

    @Override
    public Translation translate(JsonNode root, Webhook call) {
        TranslationBuilder found = new TranslationBuilder();
        JsonNode upsert = root.path("data").isObject() ? root.path("data") : root;
        String type = WebhookJson.text(upsert, "type");
        if ("append".equals(type)) { // What was said while the program was away is no news.
            found.event(EventKinds.HISTORY, null, type);
            return found.build();
        }
        String session = WebhookJson.text(root, "session", "sessionId", "instance");
        BaileysMessage reader =
                new BaileysMessage(
                        call,
                        session == null ? Webhook.DEFAULT_ACCOUNT : session,
                        WebhookJson.text(root, "me", "sender", "self"),
                        found);
        found.each(items(root), item -> reader.read(item, null));
        return found.build();
    }

    private static List<JsonNode> items(JsonNode root) {
        for (JsonNode place : List.of(root, root.path("data"), root.path("payload"))) {
            if (place.isArray()) {
                return List.copyOf(place.values());
            }
            if (place.path("messages").isArray()) {
                return List.copyOf(place.path("messages").values());
            }
            if (place.has("key")) {
                return List.of(place);
            }
        }
        return List.of();
    }
}

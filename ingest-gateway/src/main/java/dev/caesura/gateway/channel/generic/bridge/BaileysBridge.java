package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Programs that post Baileys' events, with or without an envelope: the events {@code
 * messages.upsert}, {@code messages.update} and {@code messages.delete}, or one message after the
 * other.
 *
 * @see <a href="https://baileys.wiki/docs/socket/receiving-updates">Baileys: receiving updates</a>
 */
final class BaileysBridge implements Bridge {

    private static final String DELETED = "messages.delete";

    @Override
    public String name() {
        return "baileys";
    }

    @Override
    public boolean recognises(JsonNode root) {
        List<JsonNode> items = items(root);
        List<JsonNode> deleted = deletedKeys(root);
        return deleted.isEmpty()
                ? !items.isEmpty() && items.stream().allMatch(BaileysBridge::isMessage)
                : deleted.stream().allMatch(BaileysBridge::isKey);
    }

    static boolean isMessage(JsonNode item) {
        return isKey(item.path("key"));
    }

    private static boolean isKey(JsonNode key) {
        return key.hasNonNull("remoteJid") && key.has("fromMe");
    }

    @Override
    public Translation translate(JsonNode root, Webhook call, AccountOptions account) {
        TranslationBuilder found = new TranslationBuilder();
        JsonNode upsert = root.path("data").isObject() ? root.path("data") : root;
        String event = String.valueOf(WebhookJson.text(root, "event"));
        if (isHistory(event, upsert)) { // What was said while the program was away is no news.
            found.event(EventKinds.HISTORY, null, WebhookJson.text(upsert, "type", "syncType"));
            return found.build();
        }
        if (event.equals(BaileysMapping.EVENT)) {
            String business = call.pathAccountOr(sessionOf(root));
            found.each(mappings(root), new BaileysMapping(business, found)::read);
            return found.build();
        }
        BaileysMessage reader = reader(root, call, account, found);
        List<JsonNode> deleted = deletedKeys(root);
        List<JsonNode> items = items(root);
        if (!deleted.isEmpty()) {
            found.each(deleted, key -> reader.readDeletion(key, key));
        } else if (event.startsWith("presence")) {
            found.each(List.of(upsert), presence -> reader.readPresence(presence));
        } else if (items.isEmpty() || BaileysEvents.isAboutOther(event)) {
            found.event(BaileysEvents.kindOf(event), null, WebhookJson.text(root, "event"));
        } else {
            found.each(items, item -> reader.read(item, null));
        }
        return found.build();
    }

    /**
     * An upsert of old messages, or the chats of the past: {@code messaging-history.set}, which has
     * chats and contacts beside the messages.
     *
     * @see <a href="https://baileys.wiki/advanced/history-sync">Baileys: history sync</a>
     */
    private static boolean isHistory(String event, JsonNode upsert) {
        boolean beside = upsert.path("chats").isArray() || upsert.path("contacts").isArray();
        return "append".equals(WebhookJson.text(upsert, "type"))
                || event.startsWith("messaging-history")
                || upsert.path("messages").isArray() && (beside || upsert.has("syncType"));
    }

    private static BaileysMessage reader(
            JsonNode root, Webhook call, AccountOptions account, TranslationBuilder found) {
        OwnIds own =
                OwnIds.of(
                        account,
                        root.path("me"),
                        root.path("user"),
                        root.path("sender"),
                        root.path("self"));
        return new BaileysMessage(call, sessionOf(root), own, found);
    }

    private static String sessionOf(JsonNode root) {
        String session = WebhookJson.text(root, "session", "sessionId", "instance");
        return session == null ? Webhook.DEFAULT_ACCOUNT : session;
    }

    private static List<JsonNode> mappings(JsonNode root) {
        List<JsonNode> mappings = WebhookJson.items(root, "data");
        return mappings.isEmpty() ? List.of(root) : mappings;
    }

    private static List<JsonNode> items(JsonNode root) {
        for (JsonNode place : places(root)) {
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

    /** The keys of the deleted messages: {@code {"keys": […]}}, or the event's own form of them. */
    private static List<JsonNode> deletedKeys(JsonNode root) {
        List<JsonNode> keys =
                places(root).stream().flatMap(place -> listed(place, "keys")).toList();
        if (!keys.isEmpty() || !DELETED.equals(WebhookJson.text(root, "event"))) {
            return keys;
        }
        List<JsonNode> items = items(root);
        return Stream.of(items.isEmpty() ? List.of(root.path("data")) : items)
                .flatMap(List::stream)
                .map(item -> item.has("key") ? item.path("key") : item)
                .toList();
    }

    private static Stream<JsonNode> listed(JsonNode place, String name) {
        return place.path(name).isArray() ? place.path(name).valueStream() : Stream.empty();
    }

    private static List<JsonNode> places(JsonNode root) {
        return List.of(root, root.path("data"), root.path("payload"));
    }
}

package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Evolution API: the event's name, the instance, and data in Baileys' form.
 *
 * @see <a href="https://doc.evolution-api.com/v2/en/configuration/webhooks">Evolution API:
 *     webhooks</a>
 */
final class EvolutionBridge implements Bridge {

    /** The automation of messages that any program sent or changed through the API. */
    private static final String BY_API = "api";

    @Override
    public String name() {
        return "evolution";
    }

    @Override
    public boolean recognises(JsonNode root) {
        JsonNode first =
                root.path("data").isArray() ? root.path("data").path(0) : root.path("data");
        boolean message = BaileysBridge.isMessage(first);
        return root.path("event").isString()
                && root.path("instance").isString()
                && (message || root.has("server_url") || root.has("apikey"));
    }

    @Override
    public Translation translate(JsonNode root, Webhook call, AccountOptions options) {
        TranslationBuilder found = new TranslationBuilder();
        String event = eventOf(root);
        String instance = WebhookJson.text(root, "instance");
        String account = instance == null ? Webhook.DEFAULT_ACCOUNT : instance;
        OwnIds own = OwnIds.of(options, root.path("sender"));
        BaileysMessage reader = new BaileysMessage(call, account, own, found);
        for (JsonNode data : items(root.path("data"))) {
            found.each(List.of(data), item -> read(event, item, reader, found));
        }
        return found.build();
    }

    private static void read(
            String event, JsonNode data, BaileysMessage reader, TranslationBuilder found) {
        switch (event) {
            case "messages.upsert" -> reader.read(data, null);
            case "send.message" -> reader.read(data, BY_API);
            case "messages.edited" -> readEdited(data, reader, null);
            case "send.message.update" -> readEdited(data, reader, BY_API);
            case "messages.delete" ->
                    reader.readDeletion(
                            data.path("key").isObject() ? data.path("key") : data, data);
            case "presence.update" -> reader.readPresence(data);
            default ->
                    found.event(
                            BaileysEvents.kindOf(event),
                            WebhookJson.text(data, "keyId", "id"),
                            event);
        }
    }

    /** The data are a bare protocol message; an item around it would name its chat. */
    private static void readEdited(
            JsonNode data, BaileysMessage reader, @Nullable String automatic) {
        boolean inItem =
                BaileysPart.of(data.path("message"))
                        .filter(part -> part.name().equals(BaileysPart.PROTOCOL))
                        .isPresent();
        if (inItem) {
            reader.read(data, automatic);
        } else {
            reader.readProtocol(data, automatic);
        }
    }

    /** Written {@code MESSAGES_UPSERT} where each event has a path of its own. */
    private static String eventOf(JsonNode root) {
        String event = WebhookJson.text(root, "event");
        return event == null
                ? ""
                : event.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
    }

    private static List<JsonNode> items(JsonNode data) {
        return data.isArray() ? List.copyOf(data.values()) : List.of(data);
    }
}

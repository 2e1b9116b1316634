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
 * WAHA (WhatsApp HTTP API).
 *
 * @see <a href="https://waha.devlike.pro/docs/how-to/events/">WAHA: events</a>
 */
final class WahaBridge implements Bridge {

    @Override
    public String name() {
        return "waha";
    }

    @Override
    public boolean recognises(JsonNode root) {
        return root.path("event").isString()
                && root.path("session").isString()
                && root.path("payload").isObject();
    }

    @Override
    public Translation translate(JsonNode root, Webhook call, AccountOptions account) {
        TranslationBuilder found = new TranslationBuilder();
        JsonNode payload = root.path("payload");
        String session = String.valueOf(WebhookJson.text(root, "session"));
        OwnIds own = OwnIds.of(account, root.path("me"));
        WahaMessage reader = new WahaMessage(own, session, call, found);
        String event = WebhookJson.text(root, "event");
        String name = event == null ? "" : event;
        found.each(List.of(payload), item -> read(name, item, reader, found));
        return found.build();
    }

    private static void read(
            String event, JsonNode payload, WahaMessage reader, TranslationBuilder found) {
        switch (event) {
            case "message", "message.any" -> reader.readMessage(payload);
            case "message.edited" -> reader.readEdit(payload);
            case "message.revoked" -> reader.readDeletion(payload);
            case "presence.update" -> reader.readPresence(payload);
            default -> found.event(kindOf(event), WahaId.in(payload, "id"), event);
        }
    }

    private static String kindOf(String event) {
        if (event.startsWith("message.ack")) {
            return EventKinds.STATUS;
        }
        if (event.equals("message.reaction")) {
            return EventKinds.REACTION;
        }
        if (event.equals("message.waiting")) {
            return EventKinds.WITHOUT_TEXT;
        }
        if (event.startsWith("poll.") || event.startsWith("event.")) {
            return EventKinds.QUERY;
        }
        if (event.startsWith("group.")) {
            return EventKinds.MEMBERSHIP;
        }
        return event.startsWith("call.") ? EventKinds.CALL : EventKinds.ACCOUNT;
    }
}

package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Walks through entries and changes, which are arrays at every level, and sorts their contents.
 *
 * <p>The shape of a change tells its content. Its field's name decides only where the same shape
 * means something else: for history, and for chats that another app is in charge of.
 */
final class WhatsAppTranslator {

    private static final Map<String, String> EVENTS =
            Map.of(
                    "history", EventKinds.HISTORY,
                    "smb_app_state_sync", EventKinds.CONTACT,
                    "consumer_profile", EventKinds.CONTACT,
                    "standby", EventKinds.STANDBY,
                    "messaging_handovers", EventKinds.HANDOVER);

    /** The fields of an entry besides its content. */
    private static final Set<String> ENVELOPE = Set.of("id", "time");

    /** The parts of a change that are read by their names. */
    private static final Set<String> NAMED =
            Set.of(
                    "metadata",
                    "contacts",
                    "statuses",
                    "errors",
                    "calls",
                    "user_id_update",
                    "user_preferences");

    private final Webhook call;
    private final TranslationBuilder found = new TranslationBuilder();

    WhatsAppTranslator(Webhook call) {
        this.call = call;
    }

    Translation translate() {
        JsonNode root = WebhookJson.parseObject(call.body());
        if (!root.has("entry")) {
            found.event(EventKinds.UNKNOWN, null, "no entry");
        }
        found.each(WebhookJson.items(root, "entry"), this::readEntry);
        return found.build();
    }

    private void readEntry(JsonNode entry) {
        WebhookJson.requireObject(entry, "entry");
        found.each(WebhookJson.items(entry, "changes"), this::readChange);
        if (!entry.has("changes")) {
            entry.propertyNames().stream()
                    .filter(name -> !ENVELOPE.contains(name))
                    .findFirst()
                    .ifPresent(name -> found.event(EventKinds.UNKNOWN, null, name));
        }
    }

    private void readChange(JsonNode change) {
        WebhookJson.requireObject(change, "change");
        String field = WebhookJson.text(change, "field");
        JsonNode value = change.path("value");
        String event = field == null ? null : EVENTS.get(field);
        if (event != null) {
            found.event(event, WebhookJson.text(value, "id"), field);
        } else {
            readValue(field, WebhookJson.requireObject(value, "change's value"));
        }
    }

    private void readValue(@Nullable String field, JsonNode value) {
        WhatsAppPeople people = new WhatsAppPeople(value);
        boolean known = readNamed(value, people);
        WhatsAppMessages messages = new WhatsAppMessages(accountOf(value), people, found);
        for (Map.Entry<String, JsonNode> part : value.properties()) {
            String name = part.getKey();
            if (name.equals("messages")) {
                known = true;
                found.each(WebhookJson.items(value, name), messages::read);
            } else if (name.endsWith("echoes")) {
                known = true;
                found.each(WebhookJson.items(value, name), messages::readEcho);
            } else if (!NAMED.contains(name) && holdsMessages(part.getValue())) {
                known = true;
                found.each(part.getValue().values(), messages::read);
            }
        }
        if (!known) {
            found.event(kindOf(field), WebhookJson.text(value, "id"), field);
        }
    }

    /** Whether any of the parts that have names of their own were there. */
    private boolean readNamed(JsonNode value, WhatsAppPeople people) {
        WhatsAppAccount account = accountOf(value);
        WhatsAppStatuses statuses = new WhatsAppStatuses(account, people, call.receivedAt(), found);
        found.each(WebhookJson.items(value, "statuses"), statuses::readStatus);
        found.each(
                WebhookJson.items(value, "user_id_update"),
                new WhatsAppIdentities(account, found)::readUpdate);
        for (JsonNode ring : WebhookJson.items(value, "calls")) {
            found.event(
                    EventKinds.CALL,
                    WebhookJson.text(ring, "id"),
                    WebhookJson.text(ring, "event", "status"));
        }
        for (JsonNode choice : WebhookJson.items(value, "user_preferences")) {
            found.event(
                    EventKinds.CONTACT,
                    WebhookJson.text(choice, "wa_id", "user_id"),
                    WebhookJson.text(choice, "value", "detail"));
        }
        for (JsonNode error : WebhookJson.items(value, "errors")) {
            found.event(
                    EventKinds.ERROR,
                    WebhookJson.text(error, "code"),
                    WebhookJson.text(error, "title", "message"));
        }
        return List.of("statuses", "user_id_update", "user_preferences", "calls", "errors").stream()
                .anyMatch(value::has);
    }

    /** Messages have an id, somebody they are from or to, and content that their type names. */
    private static boolean holdsMessages(JsonNode part) {
        return part.isArray()
                && !part.isEmpty()
                && part.values().stream().allMatch(WhatsAppTranslator::isMessage);
    }

    private static boolean isMessage(JsonNode item) {
        String type = item.path("type").asString("");
        boolean somebody =
                WebhookJson.text(item, "from", "from_user_id", "to", "to_user_id") != null;
        return item.hasNonNull("id") && somebody && (item.has(type) || item.has("text"));
    }

    private static String kindOf(@Nullable String field) {
        if (field == null || field.equals("messages")) {
            return EventKinds.UNKNOWN;
        }
        return field.startsWith("group_") ? EventKinds.MEMBERSHIP : EventKinds.ACCOUNT;
    }

    private WhatsAppAccount accountOf(JsonNode value) {
        String stated = WebhookJson.text(value.path("metadata"), "phone_number_id");
        return WhatsAppAccount.of(call.accountOr(stated), value);
    }
}

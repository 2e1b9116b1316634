package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the notices that a person has a new id: a changed phone number, a changed business-scoped
 * id, or both.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/system/">Meta:
 *     system messages webhook reference</a>
 */
final class WhatsAppIdentities {

    /** A notice about a business-scoped id has the old one in its sentence only. */
    private static final Pattern USER_ID = Pattern.compile("\\b[A-Z]{2}\\.(?:ENT\\.)?[A-Za-z0-9]+");

    private final WhatsAppAccount account;
    private final TranslationBuilder found;

    WhatsAppIdentities(WhatsAppAccount account, TranslationBuilder found) {
        this.account = account;
        this.found = found;
    }

    /** A message of type {@code system}. */
    void readSystem(JsonNode message) {
        JsonNode system = message.path("system");
        found.event(
                EventKinds.SYSTEM,
                WebhookJson.text(message, "id"),
                WebhookJson.text(system, "type"));
        String phone = WebhookJson.text(message, "from");
        String userId = WebhookJson.text(message, "from_user_id");
        String newPhone = WebhookJson.text(system, "wa_id", "new_wa_id");
        String newUserId = WebhookJson.text(system, "user_id", "new_user_id");
        String known = phone == null ? userId : phone;
        if (known == null && newUserId != null) {
            known = otherUserId(WebhookJson.text(system, "body"), newUserId);
        }
        link(known, phone == null ? null : userId);
        link(known, newPhone);
        link(known, newUserId);
    }

    /**
     * An item of the field {@code user_id_update}: one object for each id, with its previous and
     * its current value, and the phone number where it may be known.
     */
    void readUpdate(JsonNode update) {
        WebhookJson.requireObject(update, "update of an id");
        JsonNode userId = update.path("user_id");
        String previous = WebhookJson.text(userId, "previous", "old");
        String current = WebhookJson.text(userId, "current", "new");
        String before = previous == null ? old(update) : previous;
        String now = current == null ? WebhookJson.text(update, "new_user_id", "user_id") : current;
        String phone = WebhookJson.text(update, "wa_id");
        found.event(EventKinds.IDENTITY, now, "user_id_update");
        String known = phone == null ? before : phone;
        for (String id : List.of(String.valueOf(before), String.valueOf(now))) {
            link(known, id.equals("null") ? null : id);
        }
    }

    private static @Nullable String old(JsonNode update) {
        return WebhookJson.text(update, "previous_user_id", "old_user_id");
    }

    private static @Nullable String otherUserId(@Nullable String sentence, String userId) {
        Matcher ids = USER_ID.matcher(sentence == null ? "" : sentence);
        while (ids.find()) {
            if (!ids.group().equals(userId)) {
                return ids.group();
            }
        }
        return null;
    }

    private void link(@Nullable String known, @Nullable String other) {
        if (known != null && other != null) {
            found.link(account.with(known), account.with(other));
        }
    }
}

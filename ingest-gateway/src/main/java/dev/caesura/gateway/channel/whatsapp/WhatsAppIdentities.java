package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final String USER_ID = "([A-Z]{2}\\.(?:ENT\\.)?[A-Za-z0-9]+)";

    /**
     * The end of the sentence in a notice, which names both ids. Before it is the person's name,
     * which may be any text, even somebody else's id.
     */
    private static final Pattern CHANGED =
            Pattern.compile("\\bchanged from " + USER_ID + " to " + USER_ID + "\\W*$");

    private final WhatsAppAccount account;
    private final TranslationBuilder found;

    WhatsAppIdentities(WhatsAppAccount account, TranslationBuilder found) {
        this.account = account;
        this.found = found;
    }

    /**
     * A message of type {@code system}. Its sender is named by the old id or by the new one; older
     * notices have the previous business-scoped id in their sentence only.
     */
    void readSystem(JsonNode message) {
        JsonNode system = message.path("system");
        found.event(
                EventKinds.SYSTEM,
                WebhookJson.text(message, "id"),
                WebhookJson.text(system, "type"));
        String now = WebhookJson.text(system, "user_id", "new_user_id");
        String previous = WebhookJson.text(system, "previous_user_id");
        List<String> ids =
                Stream.of(
                                WebhookJson.text(message, "from"),
                                previous == null ? previousInSentence(system, now) : previous,
                                WebhookJson.text(message, "from_user_id"),
                                WebhookJson.text(system, "wa_id", "new_wa_id"),
                                now)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        ids.stream().skip(1).forEach(other -> link(ids.get(0), other));
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

    private static @Nullable String previousInSentence(JsonNode system, @Nullable String now) {
        String sentence = WebhookJson.text(system, "body");
        Matcher changed = CHANGED.matcher(sentence == null ? "" : sentence);
        return changed.find() && changed.group(2).equals(now) ? changed.group(1) : null;
    }

    private void link(@Nullable String known, @Nullable String other) {
        if (known != null && other != null) {
            found.link(account.with(known), account.with(other));
        }
    }
}

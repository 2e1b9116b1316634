package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.read.Phones;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The people of a webhook: the array {@code contacts} beside its messages, which names a person's
 * phone number ({@code wa_id}) and business-scoped id ({@code user_id}) together as long as both
 * may be known.
 *
 * <p>A username is not an id here: it may change, and somebody else may take it.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids">Meta:
 *     business-scoped user ids</a>
 */
final class WhatsAppPeople {

    private final List<JsonNode> contacts;

    WhatsAppPeople(JsonNode value) {
        this.contacts = WebhookJson.items(value, "contacts");
    }

    /** The only person's id, for a message that doesn't say who sent it; null if there are more. */
    @Nullable String only() {
        return contacts.size() != 1
                ? null
                : WebhookJson.text(contacts.get(0), "wa_id", "user_id", "parent_user_id");
    }

    /** The person's name; null if nobody has that id. */
    @Nullable String nameOf(@Nullable String... ids) {
        JsonNode person = person(ids);
        return person == null ? null : WebhookJson.text(person.path("profile"), "name", "username");
    }

    /**
     * The person's other ids.
     *
     * @param contact the id that the conversation has
     * @param others further ids of the same person, as the message itself names them; may be null
     */
    List<String> aliases(String contact, @Nullable String... others) {
        Set<String> ids = named(contact, others);
        List.copyOf(ids).forEach(id -> Phones.otherForm(id).ifPresent(ids::add));
        ids.remove(contact);
        return List.copyOf(ids);
    }

    /** The ids that the webhook states of a person, those given among them. */
    Set<String> named(String contact, @Nullable String... others) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(contact);
        Stream.of(others).filter(Objects::nonNull).forEach(ids::add);
        JsonNode person = person(ids.toArray(String[]::new));
        if (person != null) {
            Stream.of(WebhookJson.text(person, "wa_id"), WebhookJson.text(person, "user_id"))
                    .filter(Objects::nonNull)
                    .forEach(ids::add);
        }
        return ids;
    }

    /** The contact that has one of the ids, in either form of a number. */
    private @Nullable JsonNode person(@Nullable String... ids) {
        for (JsonNode contact : contacts) {
            for (String id : ids) {
                if (id != null && isOf(contact, id)) {
                    return contact;
                }
            }
        }
        return null;
    }

    private static boolean isOf(JsonNode contact, String id) {
        String phone = WebhookJson.text(contact, "wa_id");
        boolean samePhone =
                phone != null
                        && (phone.equals(id)
                                || Phones.otherForm(phone).filter(id::equals).isPresent());
        return samePhone
                || id.equals(WebhookJson.text(contact, "user_id"))
                || id.equals(WebhookJson.text(contact, "parent_user_id"));
    }
}

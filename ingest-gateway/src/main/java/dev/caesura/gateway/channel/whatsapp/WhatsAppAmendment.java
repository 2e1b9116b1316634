package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.InboundMessage.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An item that changes an earlier message: it has an id of its own, and names the message that it
 * edits or takes back.
 *
 * @see <a
 *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages">Meta:
 *     messages webhook reference (edit, revoke)</a>
 */
final class WhatsAppAmendment {

    private WhatsAppAmendment() {}

    static Kind kindOf(JsonNode message) {
        return switch (message.path("type").asString("")) {
            case "edit", "edited", "message_edit" -> Kind.EDIT;
            case "revoke", "revoked", "delete", "deleted", "message_delete" -> Kind.DELETION;
            default -> Kind.MESSAGE;
        };
    }

    /** The id of the changed message; null if it is not given. */
    static @Nullable String amendedBy(JsonNode message) {
        return WebhookJson.text(part(message), "original_message_id", "message_id", "id");
    }

    /** The message as it reads now. */
    static JsonNode contentOf(JsonNode message) {
        JsonNode edited = part(message).path("message");
        return edited.isObject() ? edited : part(message);
    }

    private static JsonNode part(JsonNode message) {
        return message.path(message.path("type").asString(""));
    }
}

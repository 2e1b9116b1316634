package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads messages of contacts, and echoes of what a person wrote in the WhatsApp Business app.
 *
 * <p>A person with a username may have no phone number here, but a business-scoped user id such as
 * {@code US.1349…}.
 *
 * @see <a
 *     href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages">Meta:
 *     messages webhook reference</a>
 */
final class WhatsAppMessages {

    private final String account;
    private final JsonNode firstContact;
    private final TranslationBuilder found;

    WhatsAppMessages(String account, JsonNode firstContact, TranslationBuilder found) {
        this.account = account;
        this.firstContact = firstContact;
        this.found = found;
    }

    void readMessage(JsonNode message) {
        WebhookJson.requireObject(message, "message");
        String kind = eventKindOf(message);
        if (kind != null) {
            found.event(kind, WebhookJson.text(message, "id"), detailOf(message));
            return;
        }
        String sender = senderOf(message);
        String group = WebhookJson.text(message, "group_id");
        found.message(build(message, Direction.INBOUND, sender, group == null ? sender : group));
    }

    /**
     * An echo's sender is the business, its contact the recipient; that is told by the webhook's
     * field alone.
     */
    void readEcho(JsonNode echo) {
        WebhookJson.requireObject(echo, "echo");
        if (eventKindOf(echo) != null) {
            found.event(
                    EventKinds.ECHO, WebhookJson.text(echo, "id"), WebhookJson.text(echo, "type"));
            return;
        }
        String contact = WebhookJson.text(echo, "group_id", "to", "to_user_id");
        if (contact == null) {
            throw new UnreadableWebhookException("The echo has no recipient");
        }
        String sender = WebhookJson.text(echo, "from", "from_user_id");
        found.message(build(echo, Direction.ECHO, sender == null ? account : sender, contact));
    }

    private InboundMessage build(
            JsonNode message, Direction direction, String sender, String contact) {
        String id = WebhookJson.text(message, "id");
        InboundMessage.Builder builder =
                InboundMessage.builder()
                        .messageId(
                                id == null
                                        ? DerivedId.of(account, contact, message.toString())
                                        : id)
                        .channel(WhatsAppChannel.NAME)
                        .account(account)
                        .contact(contact)
                        .sender(sender)
                        .direction(direction)
                        .replyTo(WebhookJson.text(message.path("context"), "id"))
                        .sentAt(Times.epoch(message.path("timestamp")));
        return WhatsAppContent.of(message).into(builder).build();
    }

    private String senderOf(JsonNode message) {
        String sender = WebhookJson.text(message, "from", "from_user_id");
        if (sender == null) {
            sender = WebhookJson.text(firstContact, "wa_id", "user_id");
        }
        if (sender == null) {
            throw new UnreadableWebhookException("The message has no sender");
        }
        return sender;
    }

    private static @Nullable String eventKindOf(JsonNode message) {
        String type = WebhookJson.text(message, "type");
        return switch (type == null ? "" : type) {
            case "reaction" -> EventKinds.REACTION;
            case "edit" -> EventKinds.EDIT;
            case "revoke" -> EventKinds.DELETION;
            case "system" -> EventKinds.SYSTEM;
            default -> null;
        };
    }

    /** What the event is about: another message's id, or the kind of notice. */
    private static @Nullable String detailOf(JsonNode message) {
        JsonNode event = message.path(String.valueOf(WebhookJson.text(message, "type")));
        return WebhookJson.text(event, "message_id", "original_message_id", "type");
    }
}

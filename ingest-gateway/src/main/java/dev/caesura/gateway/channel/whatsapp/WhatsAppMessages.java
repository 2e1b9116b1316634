package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.read.Automation;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads messages of contacts, and echoes of messages that the business wrote elsewhere, such as in
 * the WhatsApp Business app.
 *
 * <p>A person with a username may have no phone number here, but a business-scoped user id such as
 * {@code US.1349…}.
 *
 * @see <a
 *     href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages">Meta:
 *     messages webhook reference</a>
 */
final class WhatsAppMessages {

    private final WhatsAppAccount account;
    private final WhatsAppPeople people;
    private final TranslationBuilder found;

    WhatsAppMessages(WhatsAppAccount account, WhatsAppPeople people, TranslationBuilder found) {
        this.account = account;
        this.people = people;
        this.found = found;
    }

    /**
     * Reads an item; a message from the business to somebody is an echo, whatever its field is
     * named.
     */
    void read(JsonNode item) {
        WebhookJson.requireObject(item, "message");
        boolean sentToSomebody = WebhookJson.text(item, "to", "to_user_id") != null;
        boolean ours = WebhookJson.isTrue(item, "from_me") || account.is(from(item));
        if (sentToSomebody && ours) {
            readEcho(item);
        } else {
            readMessage(item);
        }
    }

    void readMessage(JsonNode message) {
        WebhookJson.requireObject(message, "message");
        String type = message.path("type").asString("");
        Optional<WhatsAppNotice> notice = WhatsAppNotice.of(message);
        if (type.equals("reaction")) {
            String on = WebhookJson.text(message.path(type), "message_id");
            found.event(EventKinds.REACTION, WebhookJson.text(message, "id"), on);
        } else if (type.equals("system")) {
            new WhatsAppIdentities(account, found).readSystem(message);
        } else if (notice.isPresent()) {
            add(notice.get(), message);
        } else if (isPermissionByCall(message)) {
            found.event(EventKinds.CALL, WebhookJson.text(message, "id"), "call_permission_reply");
        } else {
            String sender = senderOf(message);
            String group = WebhookJson.text(message, "group_id");
            InboundMessage.Builder builder =
                    start(message, group == null ? sender : group)
                            .sender(sender)
                            .senderName(people.nameOf(sender, fromUserId(message)))
                            .group(group != null)
                            .addressed(group != null && account.isAddressedBy(message));
            if (group == null) {
                builder.aliases(people.aliases(sender, from(message), fromUserId(message)));
            }
            add(message, builder);
        }
    }

    /**
     * Whether it is the permission to call back that a person gives by calling: nobody has replied.
     *
     * @see <a
     *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/user-call-permissions">Meta:
     *     user call permissions (response_source)</a>
     */
    private static boolean isPermissionByCall(JsonNode message) {
        JsonNode reply = message.path("interactive").path("call_permission_reply");
        return "automatic".equals(WebhookJson.text(reply, "response_source"));
    }

    /** An echo's sender is the business, its contact the recipient. */
    void readEcho(JsonNode echo) {
        WebhookJson.requireObject(echo, "echo");
        String contact = WebhookJson.text(echo, "group_id", "to", "to_user_id");
        if (contact == null) {
            throw new UnreadableWebhookException("The echo has no recipient");
        }
        String type = echo.path("type").asString("");
        if (type.equals("reaction") || type.equals("system")) {
            found.event(
                    type.equals("system") ? EventKinds.SYSTEM : EventKinds.REACTION,
                    WebhookJson.text(echo, "id"),
                    "of the business");
            return;
        }
        Optional<WhatsAppNotice> notice = WhatsAppNotice.of(echo);
        if (notice.isPresent()) {
            add(notice.get(), echo);
            return;
        }
        boolean group = echo.hasNonNull("group_id");
        InboundMessage.Builder builder =
                start(echo, contact)
                        .sender(Objects.requireNonNullElse(from(echo), account.id()))
                        .group(group)
                        .direction(Direction.ECHO)
                        .automatic(type.equals("template") ? type : Automation.in(echo));
        if (!group) {
            builder.aliases(people.aliases(contact, WebhookJson.text(echo, "to_user_id")));
        }
        add(echo, builder);
    }

    private void add(WhatsAppNotice notice, JsonNode item) {
        found.event(notice.kind(), WebhookJson.text(item, "id"), notice.name());
    }

    private void add(JsonNode message, InboundMessage.Builder builder) {
        Kind kind = WhatsAppAmendment.kindOf(message);
        if (kind == Kind.MESSAGE) {
            found.message(WhatsAppContent.of(message).into(builder).build());
            return;
        }
        String amended = WhatsAppAmendment.amendedBy(message);
        if (amended == null) {
            found.event(
                    kind == Kind.EDIT ? EventKinds.EDIT : EventKinds.DELETION,
                    WebhookJson.text(message, "id"),
                    "of a message that is not named");
            return;
        }
        Content content =
                kind == Kind.EDIT
                        ? WhatsAppContent.of(WhatsAppAmendment.contentOf(message))
                        : new Content("deletion", null, null, List.of());
        found.message(content.into(builder.messageId(amended).kind(kind)).build());
    }

    private InboundMessage.Builder start(JsonNode message, String contact) {
        String id = WebhookJson.text(message, "id");
        return InboundMessage.builder()
                .messageId(
                        id == null ? DerivedId.of(account.id(), contact, message.toString()) : id)
                .channel(WhatsAppChannel.NAME)
                .account(account.id())
                .contact(contact)
                .replyTo(WebhookJson.text(message.path("context"), "id"))
                .sentAt(Times.epoch(message.path("timestamp")));
    }

    private String senderOf(JsonNode message) {
        String sender = WebhookJson.text(message, "from", "from_user_id", "from_parent_user_id");
        String known = sender == null ? people.only() : sender;
        if (known == null) {
            throw new UnreadableWebhookException("The message has no sender");
        }
        return known;
    }

    private static @Nullable String from(JsonNode message) {
        return WebhookJson.text(message, "from");
    }

    private static @Nullable String fromUserId(JsonNode message) {
        return WebhookJson.text(message, "from_user_id");
    }
}

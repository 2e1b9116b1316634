package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads messages as Baileys has them: a {@code key} that names the chat, the side and the id, and a
 * {@code message} in WhatsApp's own protocol.
 *
 * @see <a href="https://baileys.wiki/docs/socket/receiving-updates">Baileys: receiving updates</a>
 */
final class BaileysMessage {

    private final Webhook call;
    private final String account;
    private final @Nullable String own;
    private final TranslationBuilder found;

    /**
     * A reader for one webhook.
     *
     * @param account the instance
     * @param own the business's own number, for telling in a group who is meant; null if not told
     */
    BaileysMessage(Webhook call, String account, @Nullable String own, TranslationBuilder found) {
        this.call = call;
        this.account = account;
        this.own = own == null ? null : Jid.of(own).user();
        this.found = found;
    }

    /**
     * Reads an item.
     *
     * @param automatic which automation is known to have written it if it is an echo, or null
     */
    void read(JsonNode item, @Nullable String automatic) {
        JsonNode key = WebhookJson.requireObject(item, "message").path("key");
        Jid chat = chatOf(key);
        JsonNode message = BaileysContent.unwrapped(item.path("message"));
        String name = BaileysContent.partIn(message);
        if (chat.isBroadcast()) {
            found.event(EventKinds.FEED, WebhookJson.text(key, "id"), chat.text());
        } else if (name == null) {
            readEmpty(item, key);
        } else if (name.equals("protocolMessage")) {
            readProtocol(item, key, message.path(name), automatic);
        } else if (name.equals("reactionMessage") || name.equals("encReactionMessage")) {
            found.event(EventKinds.REACTION, WebhookJson.text(key, "id"), name);
        } else {
            Content content = BaileysContent.of(name, message.path(name));
            add(start(item, key, message.path(name), automatic), content);
        }
    }

    /** A later text, as some bridges pass it on by itself. */
    void readEdit(JsonNode key, JsonNode edited, JsonNode item) {
        JsonNode message = BaileysContent.unwrapped(edited);
        String name = BaileysContent.partIn(message);
        String id = WebhookJson.text(key, "id");
        if (name == null || id == null) {
            found.event(EventKinds.EDIT, id, "without its text");
        } else {
            Content content = BaileysContent.of(name, message.path(name));
            add(start(item, key, message.path(name), null).messageId(id).kind(Kind.EDIT), content);
        }
    }

    /** The removal of the message that a key names. */
    void readDeletion(JsonNode key, JsonNode item) {
        String id = WebhookJson.text(key, "id");
        if (id == null) {
            found.event(EventKinds.DELETION, null, "of a message that is not named");
        } else {
            Content nothing = new Content("deletion", null, null, List.of());
            add(start(item, key, key, null).messageId(id).kind(Kind.DELETION), nothing);
        }
    }

    /** What could not be decrypted has no message, and notices have a stub's type instead. */
    private void readEmpty(JsonNode item, JsonNode key) {
        String stub = WebhookJson.text(item, "messageStubType");
        boolean cipher = stub == null || stub.equals("2") || stub.equals("CIPHERTEXT");
        found.event(
                cipher ? EventKinds.WITHOUT_TEXT : EventKinds.SYSTEM,
                WebhookJson.text(key, "id"),
                stub);
    }

    private void readProtocol(
            JsonNode item, JsonNode key, JsonNode protocol, @Nullable String automatic) {
        String type = String.valueOf(WebhookJson.text(protocol, "type"));
        String id = WebhookJson.text(protocol.path("key"), "id");
        if (id != null && (type.equals("0") || type.equals("REVOKE"))) {
            Content nothing = new Content("deletion", null, null, List.of());
            add(start(item, key, protocol, automatic).messageId(id).kind(Kind.DELETION), nothing);
        } else if (id != null && protocol.path("editedMessage").isObject()) {
            JsonNode edited = BaileysContent.unwrapped(protocol.path("editedMessage"));
            String name = String.valueOf(BaileysContent.partIn(edited));
            Content content = BaileysContent.of(name, edited.path(name));
            add(
                    start(item, key, edited.path(name), automatic).messageId(id).kind(Kind.EDIT),
                    content);
        } else {
            found.event(EventKinds.SYSTEM, WebhookJson.text(key, "id"), type);
        }
    }

    private void add(InboundMessage.Builder builder, Content content) {
        found.message(content.into(builder).build());
    }

    private InboundMessage.Builder start(
            JsonNode item, JsonNode key, JsonNode part, @Nullable String automatic) {
        Jid chat = chatOf(key);
        boolean ours = BridgeMessage.isOurs(key);
        String id = WebhookJson.text(key, "id");
        String writer = WebhookJson.text(key, "participant", "participantAlt");
        JsonNode context = part.path("contextInfo");
        String contact = !ours ? chat.text() : own == null ? account : own;
        return BridgeMessage.start(call, account, chat, ours, otherIds(key))
                .messageId(id == null ? DerivedId.of(chat.text(), item.toString()) : id)
                .sender(writer == null ? contact : Jid.of(writer).text())
                .senderName(WebhookJson.text(item, "pushName", "verifiedBizName"))
                .addressed(chat.isGroup() && isAddressed(context, part))
                .automatic(ours ? automatic : null)
                .replyTo(WebhookJson.text(context, "stanzaId"))
                .sentAt(Times.epoch(item.path("messageTimestamp")));
    }

    private Jid chatOf(JsonNode key) {
        String chat = WebhookJson.text(key, "remoteJid", "remoteJidAlt");
        if (chat == null) {
            throw new UnreadableWebhookException("The message's key has no remoteJid");
        }
        return Jid.of(chat);
    }

    /** A chat with an id that hides the number may have the number beside it, and the reverse. */
    private static List<String> otherIds(JsonNode key) {
        return Stream.of("remoteJidAlt", "senderPn", "senderLid", "previousRemoteJid")
                .map(name -> WebhookJson.text(key, name))
                .filter(Objects::nonNull)
                .toList();
    }

    private boolean isAddressed(JsonNode context, JsonNode part) {
        if (own == null) {
            return false;
        }
        boolean mentioned =
                WebhookJson.items(context, "mentionedJid").stream()
                        .anyMatch(jid -> isOwn(WebhookJson.text(jid)));
        String text = part.isString() ? part.stringValue() : part.path("text").asString("");
        return mentioned
                || isOwn(WebhookJson.text(context, "participant"))
                || text.contains("@" + own);
    }

    private boolean isOwn(@Nullable String jid) {
        return jid != null && Jid.of(jid).user().equals(own);
    }
}

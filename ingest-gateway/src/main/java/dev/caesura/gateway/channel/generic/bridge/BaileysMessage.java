package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.Times;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads messages as Baileys has them: a {@code key} that names the chat, the side and the id, and a
 * {@code message} in WhatsApp's own protocol.
 *
 * @see <a href="https://baileys.wiki/docs/socket/receiving-updates">Baileys: receiving updates</a>
 */
final class BaileysMessage {

    private static final String EDITED = "editedMessage";

    /** The revocation of a protocol message and of a stub, by name and by number. */
    private static final Set<String> REVOKED = Set.of("REVOKE", "0");

    private static final Set<String> STUB_REVOKED = Set.of("REVOKE", "1");

    private final Webhook call;
    private final String account;
    private final OwnIds own;
    private final TranslationBuilder found;

    /**
     * A reader for one webhook.
     *
     * @param account the instance
     * @param own the business's own ids
     */
    BaileysMessage(Webhook call, String account, OwnIds own, TranslationBuilder found) {
        this.call = call;
        this.account = account;
        this.own = own;
        this.found = found;
    }

    /**
     * Reads an item.
     *
     * @param automatic the automation that is known to have written it if it is an echo, or null
     */
    void read(JsonNode item, @Nullable String automatic) {
        BaileysKey key = BaileysKey.of(WebhookJson.requireObject(item, "message").path("key"), own);
        Optional<BaileysPart> part = BaileysPart.of(item.path("message"));
        if (isOfFeed(key)) {
            return;
        }
        if (item.path("update").isObject()) {
            readUpdate(key, item.path("update"));
        } else if (part.isEmpty()) {
            readEmpty(item, key.id());
        } else if (part.get().name().equals(BaileysPart.PROTOCOL)) {
            readProtocol(item, key, part.get().json(), automatic);
        } else {
            readPart(item, key, part.get(), automatic);
        }
    }

    /**
     * Reads a protocol message that stands by itself, without the item that says in which chat it
     * came.
     *
     * @param automatic which automation of the business side is known to have written it, so that
     *     its key is in the business side's view; null if the writer is not known
     */
    void readProtocol(JsonNode protocol, @Nullable String automatic) {
        JsonNode key = protocol.path("key");
        Optional<BaileysKey> known =
                automatic == null
                        ? BaileysKey.ofWriter(key, own)
                        : Optional.of(BaileysKey.of(key, own));
        if (known.isEmpty()) {
            found.event(kindOf(protocol), WebhookJson.text(key, "id"), "of a chat not named");
        } else if (!isOfFeed(known.get())) {
            readProtocol(protocol, known.get(), protocol, automatic);
        }
    }

    /** Reads the deletion of the message that a key names. */
    void readDeletion(JsonNode json, JsonNode item) {
        if (WebhookJson.isTrue(json, "all")) { // The business has emptied a chat on its phone.
            found.event(EventKinds.DELETION, WebhookJson.text(json, "jid"), "of a whole chat");
            return;
        }
        BaileysKey key = BaileysKey.of(json, own);
        if (!isOfFeed(key)) {
            delete(item, key, null);
        }
    }

    /** Reads who is typing, in a chat or a group. */
    void readPresence(JsonNode data) {
        String chat = WebhookJson.text(data, "id");
        boolean known = false;
        for (Map.Entry<String, JsonNode> person : data.path("presences").properties()) {
            boolean writes =
                    BridgeMessage.isWriting(
                            WebhookJson.text(person.getValue(), "lastKnownPresence"));
            if (chat != null && writes) {
                known = true;
                found.message(
                        BridgeMessage.typing(call, account, Jid.of(chat), Jid.of(person.getKey())));
            }
        }
        if (!known) {
            found.event(EventKinds.STATUS, chat, "presence");
        }
    }

    /** Whether it belongs to a feed, which is counted and read no further. */
    private boolean isOfFeed(BaileysKey key) {
        boolean feed = key.chat().isBroadcast();
        if (feed) {
            found.event(EventKinds.FEED, key.id(), key.chat().text());
        }
        return feed;
    }

    /**
     * An item that could not be decrypted has no message, and notices have a stub's type instead.
     */
    private void readEmpty(JsonNode item, @Nullable String id) {
        String stub = WebhookJson.text(item, "messageStubType");
        found.event(
                stub == null || isCipher(stub) ? EventKinds.WITHOUT_TEXT : EventKinds.SYSTEM,
                id,
                stub);
    }

    /** Whether a stub's type says that a message could not be decrypted. */
    static boolean isCipher(String stub) {
        return stub.equals("2") || stub.equals("CIPHERTEXT");
    }

    private void readPart(
            JsonNode item, BaileysKey key, BaileysPart part, @Nullable String automatic) {
        Optional<BaileysNotice> notice = BaileysNotice.of(part);
        if (notice.isPresent()) {
            found.event(notice.get().kind(), notice.get().idOr(key.id()), part.name());
        } else {
            add(item, key, part, automatic, Kind.MESSAGE);
        }
    }

    /**
     * Reads an update of a message: a decrypted edit, a revocation, or else its delivery status.
     *
     * @see <a
     *     href="https://github.com/WhiskeySockets/Baileys/blob/master/src/Utils/process-message.ts">Baileys:
     *     messages.update on REVOKE and MESSAGE_EDIT</a>
     */
    private void readUpdate(BaileysKey key, JsonNode update) {
        JsonNode message = update.path("message");
        boolean taken = message.isNull() && !update.hasNonNull("status");
        String stub = WebhookJson.text(update, "messageStubType");
        if (taken || (stub != null && STUB_REVOKED.contains(stub))) {
            delete(update, key, null);
        } else if (message.path(EDITED).isObject()) {
            edit(update, key, message, null);
        } else {
            found.event(EventKinds.STATUS, key.id(), "messages.update");
        }
    }

    private void readProtocol(
            JsonNode item, BaileysKey key, JsonNode protocol, @Nullable String automatic) {
        BaileysKey target = key.withId(WebhookJson.text(protocol.path("key"), "id"));
        String kind = kindOf(protocol);
        if (kind.equals(EventKinds.DELETION)) {
            delete(item, target, automatic);
        } else if (kind.equals(EventKinds.EDIT)) {
            edit(item, target, editedIn(protocol), automatic);
        } else {
            found.event(kind, key.id(), WebhookJson.text(protocol, "type"));
        }
    }

    private static String kindOf(JsonNode protocol) {
        String type = WebhookJson.text(protocol, "type");
        if (type != null && REVOKED.contains(type)) {
            return EventKinds.DELETION;
        }
        return editedIn(protocol).isObject() ? EventKinds.EDIT : EventKinds.SYSTEM;
    }

    /** The later text; a bridge that passes an edit on by itself may call it the message. */
    private static JsonNode editedIn(JsonNode protocol) {
        JsonNode edited = protocol.path(EDITED);
        return edited.isObject() ? edited : protocol.path("message");
    }

    private void edit(
            JsonNode item, BaileysKey target, JsonNode edited, @Nullable String automatic) {
        Optional<BaileysPart> part = BaileysPart.of(edited);
        if (part.isEmpty() || target.id() == null) {
            found.event(EventKinds.EDIT, target.id(), "without its text");
        } else {
            add(item, target, part.get(), automatic, Kind.EDIT);
        }
    }

    private void delete(JsonNode item, BaileysKey target, @Nullable String automatic) {
        if (target.id() == null) {
            found.event(EventKinds.DELETION, null, "of a message that is not named");
        } else {
            Content nothing = new Content("deletion", null, null, List.of());
            found.message(nothing.into(start(item, target, automatic)).kind(Kind.DELETION).build());
        }
    }

    private void add(
            JsonNode item,
            BaileysKey key,
            BaileysPart part,
            @Nullable String automatic,
            Kind kind) {
        QuotedContext context = part.context(item);
        Content content = BaileysContent.of(part, context);
        boolean meant = own.areMeant(context.mentioned(), context.quotedWriter(), content.text());
        found.message(
                content.into(start(item, key, automatic))
                        .kind(kind)
                        .addressed(key.chat().isGroup() && meant)
                        .replyTo(context.quotedId())
                        .build());
    }

    private InboundMessage.Builder start(
            JsonNode item, BaileysKey key, @Nullable String automatic) {
        Jid chat = key.chat();
        String id = key.id();
        return BridgeMessage.start(call, account, chat, key.ours(), own, key.otherIds())
                .messageId(id == null ? DerivedId.of(chat.text(), item.toString()) : id)
                .sender(BridgeMessage.sender(key.writer(), chat, key.ours(), own.first(), account))
                .senderName(WebhookJson.text(item, "pushName", "verifiedBizName"))
                .automatic(key.ours() ? automatic : null)
                .sentAt(timeOf(item));
    }

    /** A protocol message that stands by itself has the time of the edit only. */
    private static @Nullable Instant timeOf(JsonNode item) {
        Instant sent = Times.epoch(item.path("messageTimestamp"));
        return sent == null ? Times.epoch(item.path("timestampMs")) : sent;
    }
}

package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.UnreadableWebhookException;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The key of a message: its chat, its side, and its id.
 *
 * @param chat the chat
 * @param ours whether the business side wrote it
 * @param id the message's id; null if it has none
 * @param writer who wrote it, where the key says so: in a group
 * @param otherIds further ids of the person that a chat of two is with
 */
record BaileysKey(
        Jid chat, boolean ours, @Nullable String id, @Nullable Jid writer, List<Jid> otherIds) {

    /** Ids of the chat, whoever wrote. */
    private static final List<String> OF_CHAT = List.of("remoteJidAlt", "previousRemoteJid");

    /** Ids of the side that wrote, which are the chat's only if the contact did. */
    private static final List<String> OF_WRITER = List.of("senderPn", "senderLid");

    /**
     * A key in the business side's view, as the key of every item is.
     *
     * <p>The other id beside that of an echo's chat may be the business side's own, since it wrote:
     * only an id that is certainly none of those is taken for the contact's.
     *
     * @throws UnreadableWebhookException if it names no chat
     * @see <a
     *     href="https://github.com/WhiskeySockets/Baileys/blob/master/src/Utils/decode-wa-message.ts">Baileys:
     *     remoteJidAlt is the sender's other id</a>
     */
    static BaileysKey of(JsonNode key, OwnIds own) {
        String chat = WebhookJson.text(key, "remoteJid", "remoteJidAlt");
        if (chat == null) {
            throw new UnreadableWebhookException("The message's key has no remoteJid");
        }
        boolean ours = BridgeMessage.isOurs(key);
        return new BaileysKey(
                Jid.of(chat),
                ours,
                WebhookJson.text(key, "id"),
                Jid.ofNullable(WebhookJson.text(key, "participant", "participantAlt")),
                ours
                        ? ids(key, OF_CHAT).stream().filter(own::excludes).toList()
                        : ids(key, OF_CHAT, OF_WRITER));
    }

    /**
     * The key inside a protocol message, which is in the writer's view: with a contact's edit it is
     * {@code fromMe}, in a chat with the business's own number.
     *
     * @return the key in the business side's view; empty if it does not tell whose it is
     * @see <a href="https://github.com/EvolutionAPI/evolution-api/issues/1367">Evolution API:
     *     messages.edited has the instance's own number</a>
     * @see <a href="https://github.com/EvolutionAPI/evolution-api/issues/1647">Evolution API: the
     *     key of an edited message</a>
     */
    static Optional<BaileysKey> ofWriter(JsonNode json, OwnIds own) {
        BaileysKey key = of(json, own);
        if (key.chat.isGroup()) {
            return Optional.ofNullable(key.writer)
                    .filter(writer -> !key.ours || own.has(writer) || own.excludes(writer))
                    .map(writer -> key.on(key.chat, own.has(writer)));
        }
        if (own.has(key.chat)) {
            return ids(json, OF_CHAT, OF_WRITER, List.of("participant", "participantAlt")).stream()
                    .filter(own::excludes)
                    .findFirst()
                    .map(contact -> key.on(contact, false));
        }
        return key.ours && !own.excludes(key.chat) ? Optional.empty() : Optional.of(key);
    }

    /** The same chat and side, of another message. */
    BaileysKey withId(@Nullable String other) {
        return new BaileysKey(chat, ours, other, writer, otherIds);
    }

    private BaileysKey on(Jid otherChat, boolean otherOurs) {
        return new BaileysKey(otherChat, otherOurs, id, writer, otherIds);
    }

    @SafeVarargs
    private static List<Jid> ids(JsonNode key, List<String>... names) {
        return Stream.of(names)
                .flatMap(List::stream)
                .map(name -> WebhookJson.text(key, name))
                .filter(Objects::nonNull)
                .map(Jid::of)
                .toList();
    }
}

package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.UnknownDirectionException;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.DerivedId;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.channel.ChannelCatalog;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.InboundMessage.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Starts the messages that bridges build. */
final class BridgeMessage {

    private static final String FROM_ME = "fromMe";
    private static final Set<String> WRITING = Set.of("composing", "typing", "recording");

    private BridgeMessage() {}

    /**
     * A message of a chat between phones.
     *
     * @param call the webhook; the account is the one in its path
     * @param account the account's name where the path has none
     * @param chat the chat
     * @param ours whether the business side wrote it
     * @param own the business side's ids, which are never a contact's
     * @param otherIds further ids of the person that a chat of two is with
     */
    static InboundMessage.Builder start(
            Webhook call, String account, Jid chat, boolean ours, OwnIds own, List<Jid> otherIds) {
        List<String> aliases =
                chat.isGroup()
                        ? List.of()
                        : Stream.concat(
                                        otherIds.stream().filter(id -> !own.has(id)),
                                        chat.otherForm().stream())
                                .filter(id -> !id.equals(chat))
                                .map(Jid::text)
                                .distinct()
                                .toList();
        return InboundMessage.builder()
                .channel(ChannelCatalog.GENERIC.name())
                .account(call.pathAccountOr(account))
                .contact(chat.text())
                .group(chat.isGroup())
                .aliases(aliases)
                .fromBot(!ours && chat.isBot())
                .direction(ours ? Direction.ECHO : Direction.INBOUND)
                .route(Map.of("instance", account));
    }

    /**
     * The writer: the one that the message names, else the one on its side.
     *
     * @param business the business side's own id; null if it is not known
     */
    static String sender(
            @Nullable Jid writer, Jid chat, boolean ours, @Nullable Jid business, String account) {
        if (writer != null) {
            return writer.text();
        }
        return !ours ? chat.text() : business == null ? account : business.text();
    }

    /**
     * Whether the business side wrote, as {@code fromMe} says; where it is missing, the contact
     * did.
     *
     * @throws UnknownDirectionException if it is neither true nor false
     */
    static boolean isOurs(JsonNode message) {
        JsonNode side = message.path(FROM_ME);
        if (side.isMissingNode() || side.isNull()) {
            return false;
        }
        String word =
                side.isBoolean() ? String.valueOf(side.booleanValue()) : WebhookJson.text(side);
        return switch (word == null ? "" : word) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new UnknownDirectionException(FROM_ME);
        };
    }

    /** Whether a presence says that somebody is about to send something, in words or in voice. */
    static boolean isWriting(@Nullable String presence) {
        return presence != null && WRITING.contains(presence);
    }

    /** The notice that somebody is writing. */
    static InboundMessage typing(Webhook call, String account, Jid chat, @Nullable Jid sender) {
        return start(call, account, chat, false, OwnIds.NONE, List.of())
                .messageId(DerivedId.of("typing", chat.text(), call.receivedAt().toString()))
                .sender(sender == null ? null : sender.text())
                .kind(Kind.TYPING)
                .type("typing")
                .build();
    }
}

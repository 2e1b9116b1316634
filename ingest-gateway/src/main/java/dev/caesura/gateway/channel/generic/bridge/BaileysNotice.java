package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.read.AnyText;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A part of WhatsApp's protocol that is not a message to anybody: it is about another message,
 * whose key it holds, like a pin, a vote or an edit that is still encrypted; or it reports a call.
 *
 * @param kind one of {@link EventKinds}
 * @param target the id of the message that it is about; null if it is about none
 * @see <a
 *     href="https://github.com/WhiskeySockets/Baileys/blob/master/WAProto/WAProto.proto">Baileys:
 *     proto.Message (PinInChatMessage, PollUpdateMessage, SecretEncryptedMessage …)</a>
 */
record BaileysNotice(String kind, @Nullable String target) {

    private static final String ENCRYPTED = "secretEncryptedMessage";

    /** {@code MESSAGE_EDIT} and {@code EVENT_EDIT}, by name and by number. */
    private static final Set<String> ENCRYPTED_EDITS =
            Set.of("MESSAGE_EDIT", "2", "EVENT_EDIT", "1");

    /** Parts that are never a message, whatever they hold. */
    private static final Map<String, String> ALWAYS =
            Map.ofEntries(
                    Map.entry("reactionMessage", EventKinds.REACTION),
                    Map.entry("encReactionMessage", EventKinds.REACTION),
                    Map.entry("pollUpdateMessage", EventKinds.QUERY),
                    Map.entry("encEventResponseMessage", EventKinds.QUERY),
                    Map.entry("encCommentMessage", EventKinds.WITHOUT_TEXT),
                    Map.entry("placeholderMessage", EventKinds.WITHOUT_TEXT),
                    Map.entry("call", EventKinds.CALL),
                    Map.entry("callLogMesssage", EventKinds.CALL),
                    Map.entry("callLogMessage", EventKinds.CALL),
                    Map.entry("bcallMessage", EventKinds.CALL),
                    Map.entry("scheduledCallCreationMessage", EventKinds.CALL),
                    Map.entry("scheduledCallEditMessage", EventKinds.CALL),
                    Map.entry("messageHistoryBundle", EventKinds.HISTORY),
                    Map.entry("messageHistoryNotice", EventKinds.HISTORY),
                    // The pictures of an album are messages of their own.
                    Map.entry("albumMessage", EventKinds.SYSTEM),
                    Map.entry("stickerSyncRmrMessage", EventKinds.SYSTEM));

    /** The id of the event: that of the edited message, and otherwise the notice's own. */
    @Nullable String idOr(@Nullable String own) {
        return kind.equals(EventKinds.EDIT) && target != null ? target : own;
    }

    /** The notice that a part is; empty for a message. */
    static Optional<BaileysNotice> of(BaileysPart part) {
        String target = targetOf(part.json());
        String known = ALWAYS.get(part.name());
        if (known != null) {
            return Optional.of(new BaileysNotice(known, target));
        }
        if (target == null || AnyText.in(part.json()) != null) {
            return Optional.empty();
        }
        String type = String.valueOf(WebhookJson.text(part.json(), "secretEncType"));
        boolean edit = part.name().equals(ENCRYPTED) && ENCRYPTED_EDITS.contains(type);
        return Optional.of(new BaileysNotice(edit ? EventKinds.EDIT : EventKinds.SYSTEM, target));
    }

    /** The message whose key the part holds: {@code key}, {@code targetMessageKey} and the like. */
    private static @Nullable String targetOf(JsonNode part) {
        return part.properties().stream()
                .filter(field -> isKey(field.getKey()))
                .map(field -> WebhookJson.text(field.getValue(), "id", "ID"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isKey(String field) {
        return field.equals("key") || field.endsWith("essageKey");
    }
}

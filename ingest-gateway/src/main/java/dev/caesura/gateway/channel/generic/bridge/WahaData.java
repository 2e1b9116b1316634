package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The data of WAHA's engines about a message in {@code _data}: WEBJS the message of WhatsApp Web,
 * NOWEB that of Baileys, GOWS that of whatsmeow.
 *
 * @see <a href="https://waha.devlike.pro/docs/how-to/engines/">WAHA: engines</a>
 */
record WahaData(JsonNode json) {

    /**
     * The types of WhatsApp Web that are not a message to anybody.
     *
     * @see <a
     *     href="https://github.com/wwebjs/whatsapp-web.js/blob/main/src/util/Constants.js">whatsapp-web.js:
     *     MessageTypes</a>
     */
    private static final Map<String, String> NOTICES =
            Map.ofEntries(
                    Map.entry("album", EventKinds.SYSTEM),
                    Map.entry("broadcast_notification", EventKinds.SYSTEM),
                    Map.entry("debug", EventKinds.SYSTEM),
                    Map.entry("e2e_notification", EventKinds.SYSTEM),
                    Map.entry("keep_in_chat", EventKinds.SYSTEM),
                    Map.entry("notification", EventKinds.SYSTEM),
                    Map.entry("notification_template", EventKinds.SYSTEM),
                    Map.entry("pinned_message", EventKinds.SYSTEM),
                    Map.entry("protocol", EventKinds.SYSTEM),
                    Map.entry("gp2", EventKinds.MEMBERSHIP),
                    Map.entry("group_notification", EventKinds.MEMBERSHIP),
                    Map.entry("call_log", EventKinds.CALL),
                    Map.entry("ciphertext", EventKinds.WITHOUT_TEXT),
                    Map.entry("oversized", EventKinds.WITHOUT_TEXT),
                    Map.entry("reaction", EventKinds.REACTION),
                    Map.entry("revoked", EventKinds.DELETION),
                    Map.entry("event_response", EventKinds.QUERY),
                    Map.entry("poll_update", EventKinds.QUERY));

    private static final Set<String> CHOICES =
            Set.of("buttonsResponseMessage", "templateButtonReplyMessage", "listResponseMessage");

    static WahaData of(JsonNode payload) {
        return new WahaData(payload.path("_data"));
    }

    /** The type that WhatsApp Web has for the message; null for other engines. */
    @Nullable String type() {
        return WebhookJson.text(json, "type");
    }

    /** The kind of a notice that has no message, or of one that could not be decrypted. */
    @Nullable String stub() {
        return WebhookJson.text(json, "messageStubType");
    }

    /** The engine's own name for the message's type; null if it has none. */
    @Nullable String kind() {
        String type = type();
        return type == null ? part().map(BaileysPart::name).orElse(null) : type;
    }

    /** The notice that it is; empty for a message. */
    Optional<BaileysNotice> notice() {
        String type = type();
        if (type != null) {
            return Optional.ofNullable(NOTICES.get(type))
                    .map(kind -> new BaileysNotice(kind, null));
        }
        return part().flatMap(
                        part ->
                                part.name().equals(BaileysPart.PROTOCOL)
                                        ? Optional.of(new BaileysNotice(EventKinds.SYSTEM, null))
                                        : BaileysNotice.of(part));
    }

    /** The message's content in WhatsApp's own protocol; empty with WEBJS. */
    Optional<BaileysPart> part() {
        return BaileysPart.of(message());
    }

    /** The person's choice: the message has its words, and only the engine has its id. */
    Optional<Content> choice() {
        String button = WebhookJson.text(json, "selectedButtonId");
        String row =
                WebhookJson.text(
                        json.path("listResponse").path("singleSelectReply"), "selectedRowId");
        if (button != null || row != null) {
            String type = row == null ? "button_reply" : "list_reply";
            return Optional.of(Content.choice(type, null, row == null ? button : row));
        }
        return part().filter(part -> CHOICES.contains(part.name()))
                .map(part -> BaileysContent.of(part, context()));
    }

    /** WhatsApp Web's poll, whose question is its name, as with the other engines. */
    Optional<Content> poll() {
        return Optional.ofNullable(WebhookJson.text(json, "pollName"))
                .map(name -> new Content("poll", name, WebhookJson.json(json), List.of()));
    }

    QuotedContext context() {
        return part().map(part -> part.context(json)).orElseGet(() -> QuotedContext.in(json));
    }

    private JsonNode message() {
        JsonNode noweb = json.path("message");
        return noweb.isObject() ? noweb : json.path("Message");
    }

    @Nullable String senderName() {
        String name = WebhookJson.text(json, "notifyName", "pushName");
        return name == null ? WebhookJson.text(info(), "PushName") : name;
    }

    /** The people whom the message mentions, as the engines name them. */
    List<String> mentioned() {
        return Stream.concat(context().mentioned().stream(), ids(json, "mentionedJidList"))
                .toList();
    }

    /** The ids in a list, each a text, or an object that has it written out. */
    static Stream<String> ids(JsonNode parent, String field) {
        return parent.path(field).values().stream()
                .map(id -> WebhookJson.text(id.isObject() ? id.path("_serialized") : id))
                .filter(Objects::nonNull);
    }

    /**
     * The ids by which the engine knows the person that a chat of two is with: the number and the
     * id that hides it.
     *
     * @param ours whether the business side wrote, so that the contact is the recipient
     * @see <a href="https://pkg.go.dev/go.mau.fi/whatsmeow/types#MessageSource">whatsmeow:
     *     MessageSource (SenderAlt, RecipientAlt)</a>
     */
    List<Jid> otherIds(boolean ours, OwnIds own) {
        List<Jid> ids = new ArrayList<>();
        if (json.path("key").hasNonNull("remoteJid")) {
            BaileysKey key = BaileysKey.of(json.path("key"), own);
            ids.add(key.chat());
            ids.addAll(key.otherIds());
        }
        Stream.of("Chat", ours ? "RecipientAlt" : "SenderAlt")
                .map(name -> Jid.ofNullable(WebhookJson.text(info(), name)))
                .filter(Objects::nonNull)
                .forEach(ids::add);
        return ids.stream().filter(Jid::isPerson).map(Jid::ofWeb).toList();
    }

    private JsonNode info() {
        return json.path("Info");
    }
}

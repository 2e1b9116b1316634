package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Media;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a message of WhatsApp's own protocol says: the one part that names its kind, perhaps
 * inside wrappers for messages that disappear, may be viewed once, or have a caption.
 *
 * @see <a
 *     href="https://github.com/WhiskeySockets/Baileys/blob/master/WAProto/WAProto.proto">Baileys:
 *     proto.Message</a>
 */
final class BaileysContent {

    private static final int MAX_WRAPPERS = 6;

    private static final Set<String> WRAPPERS =
            Set.of(
                    "ephemeralMessage",
                    "viewOnceMessage",
                    "viewOnceMessageV2",
                    "viewOnceMessageV2Extension",
                    "documentWithCaptionMessage",
                    "deviceSentMessage",
                    "groupMentionedMessage",
                    "botInvokeMessage",
                    "editedMessage",
                    "lottieStickerMessage");

    /** Parts that come along and say nothing. */
    private static final Set<String> BESIDE =
            Set.of("messageContextInfo", "senderKeyDistributionMessage", "base64", "mediaUrl");

    private static final Map<String, String> FILES =
            Map.of(
                    "imageMessage", "image",
                    "videoMessage", "video",
                    "ptvMessage", "video_note",
                    "audioMessage", "audio",
                    "documentMessage", "document",
                    "stickerMessage", "sticker");

    private BaileysContent() {}

    /** The message inside its wrappers. */
    static JsonNode unwrapped(JsonNode message) {
        JsonNode inner = message;
        for (int i = 0; i < MAX_WRAPPERS; i++) {
            String name = partIn(inner);
            if (name == null || !WRAPPERS.contains(name)) {
                break;
            }
            inner = inner.path(name).path("message");
        }
        return inner;
    }

    /** The name of the part that says something; null if none does. */
    static @Nullable String partIn(JsonNode message) {
        return message.properties().stream()
                .filter(part -> !part.getValue().isNull())
                .map(Map.Entry::getKey)
                .filter(name -> !BESIDE.contains(name))
                .findFirst()
                .orElse(null);
    }

    static Content of(String name, JsonNode part) {
        return switch (name) {
            case "conversation" -> Content.text(WebhookJson.text(part));
            case "extendedTextMessage" -> Content.text(WebhookJson.text(part, "text"));
            case "locationMessage", "liveLocationMessage" ->
                    Content.data("location", WebhookJson.json(part));
            case "contactMessage", "contactsArrayMessage" ->
                    Content.data("contacts", WebhookJson.json(part));
            case "buttonsResponseMessage" ->
                    choice("button_reply", part, "selectedDisplayText", "selectedButtonId");
            case "templateButtonReplyMessage" ->
                    choice("button", part, "selectedDisplayText", "selectedId");
            case "listResponseMessage" ->
                    Content.choice(
                            "list_reply",
                            WebhookJson.text(part, "title", "description"),
                            WebhookJson.text(part.path("singleSelectReply"), "selectedRowId"));
            default -> FILES.containsKey(name) ? file(name, part) : other(name, part);
        };
    }

    private static Content choice(String type, JsonNode part, String text, String id) {
        return Content.choice(type, WebhookJson.text(part, text), WebhookJson.text(part, id));
    }

    private static Content file(String name, JsonNode part) {
        String usual = FILES.getOrDefault(name, name);
        String type = WebhookJson.isTrue(part, "ptt") ? "voice" : usual;
        Media file =
                new Media(
                        type,
                        null,
                        WebhookJson.text(part, "url"),
                        WebhookJson.text(part, "mimetype"),
                        WebhookJson.text(part, "fileName"));
        return Content.media(file, WebhookJson.text(part, "caption"));
    }

    /** A poll has its question in {@code name}; what is not known keeps its name and its words. */
    private static Content other(String name, JsonNode part) {
        if (name.startsWith("pollCreationMessage")) {
            return new Content(
                    "poll", WebhookJson.text(part, "name"), WebhookJson.json(part), List.of());
        }
        return Content.unknown(name.replaceFirst("Message$", ""), part);
    }
}

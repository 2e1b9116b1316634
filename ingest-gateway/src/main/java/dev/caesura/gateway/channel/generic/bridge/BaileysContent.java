package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Media;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the content of a message part in WhatsApp's own protocol. */
final class BaileysContent {

    /** The prefix of Evolution API before the transcribed words of a voice message. */
    private static final Pattern HEARD = Pattern.compile("^\\[audio]\\s*");

    private static final Map<String, String> FILES =
            Map.of(
                    "imageMessage", "image",
                    "videoMessage", "video",
                    "ptvMessage", "video_note",
                    "audioMessage", "audio",
                    "documentMessage", "document",
                    "stickerMessage", "sticker");

    private BaileysContent() {}

    /**
     * The content of a part.
     *
     * @param context its quote, and the ad that the person came from
     */
    static Content of(BaileysPart part, QuotedContext context) {
        Content content = of(part.name(), part.json());
        String heard = WebhookJson.text(part.message(), "speechToText");
        Content said =
                content.text() == null && heard != null
                        ? content.saying(HEARD.matcher(heard).replaceFirst(""))
                        : content;
        return said.about(context.ad());
    }

    private static Content of(String name, JsonNode part) {
        return switch (name) {
            case BaileysPart.PLAIN -> Content.text(WebhookJson.text(part));
            case "extendedTextMessage" -> Content.text(WebhookJson.text(part, "text"));
            case "locationMessage", "liveLocationMessage" ->
                    new Content(
                            "location",
                            WebhookJson.text(part, "caption", "comment"),
                            WebhookJson.json(part),
                            List.of());
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
                            WebhookJson.text(
                                    part.path("singleSelectReply"),
                                    "selectedRowId",
                                    "selectedRowID"));
            default -> FILES.containsKey(name) ? file(name, part) : other(name, part);
        };
    }

    private static Content choice(String type, JsonNode part, String text, String id) {
        // whatsmeow writes the names of ids in another case.
        String chosen = WebhookJson.text(part, id, id.replaceFirst("Id$", "ID"));
        return Content.choice(type, WebhookJson.text(part, text), chosen);
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

    /** A poll has its question in {@code name}; an unknown part keeps its name and its words. */
    private static Content other(String name, JsonNode part) {
        if (name.startsWith("pollCreationMessage")) {
            return new Content(
                    "poll", WebhookJson.text(part, "name"), WebhookJson.json(part), List.of());
        }
        return Content.unknown(name.replaceFirst("Message$", ""), part);
    }
}

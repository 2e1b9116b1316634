package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Media;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a direct message says. Its attachments are one message's, and the first gives the
 * type.
 *
 * <p>An attachment's payload may be an object, a string, null or absent.
 */
final class MessagingContent {

    private MessagingContent() {}

    static Content of(JsonNode message) {
        if (WebhookJson.isTrue(message, "is_unsupported")) {
            return Content.UNSUPPORTED;
        }
        String text = WebhookJson.text(message, "text");
        List<JsonNode> attachments = WebhookJson.items(message, "attachments");
        JsonNode quickReply = message.path("quick_reply");
        if (quickReply.isObject()) {
            return Content.choice("quick_reply", text, WebhookJson.text(quickReply, "payload"));
        }
        if (!attachments.isEmpty()) {
            return attached(message, text, attachments);
        }
        if (message.hasNonNull("sticker_id")) {
            return Content.data("sticker", WebhookJson.text(message, "sticker_id"));
        }
        return text == null ? Content.UNSUPPORTED : words(message, text);
    }

    /** A reply to a story quotes no message; the story's id and address are the payload. */
    private static Content words(JsonNode message, String text) {
        JsonNode story = message.path("reply_to").path("story");
        return new Content("text", text, WebhookJson.json(story), List.of());
    }

    private static Content attached(
            JsonNode message, @Nullable String text, List<JsonNode> attachments) {
        List<Media> media = new ArrayList<>();
        for (JsonNode attachment : attachments) {
            media.add(file(attachment));
        }
        boolean sticker = message.hasNonNull("sticker_id");
        String type = sticker ? "sticker" : media.get(0).type();
        return new Content(type, text, dataIn(attachments.get(0)), media);
    }

    private static Media file(JsonNode attachment) {
        JsonNode payload = attachment.path("payload");
        String url = WebhookJson.text(payload, "url");
        return new Media(
                typeOf(attachment),
                WebhookJson.text(payload, "sticker_id", "attachment_id", "reel_video_id"),
                url == null ? WebhookJson.text(attachment, "url", "URL") : url,
                null,
                WebhookJson.text(attachment, "title"));
    }

    private static String typeOf(JsonNode attachment) {
        String type = WebhookJson.text(attachment, "type");
        if (attachment.path("payload").hasNonNull("sticker_id")) {
            return "sticker";
        }
        if (type == null || type.equals("unsupported_type")) {
            return "unsupported";
        }
        return switch (type) {
            case "file" -> "document";
            case "ig_reel" -> "reel";
            default -> type;
        };
    }

    /** What of an attachment is no file: where a location is, what a template shows. */
    private static @Nullable String dataIn(JsonNode attachment) {
        JsonNode payload = attachment.path("payload");
        String type = WebhookJson.text(attachment, "type");
        return switch (type == null ? "" : type) {
            case "location" -> WebhookJson.json(payload.path("coordinates"));
            case "template" -> WebhookJson.json(payload);
            default -> null;
        };
    }
}

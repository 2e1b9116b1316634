package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Media;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a message says: its part named like its type. */
final class WhatsAppContent {

    private static final List<String> TYPES =
            List.of(
                    "text",
                    "image",
                    "video",
                    "audio",
                    "voice",
                    "document",
                    "sticker",
                    "location",
                    "contacts",
                    "order",
                    "interactive",
                    "button");

    private WhatsAppContent() {}

    static Content of(JsonNode message) {
        String type = typeOf(message);
        JsonNode part = message.path(type);
        return switch (type) {
            case "text" -> Content.text(WebhookJson.text(part, "body"));
            case "image", "video", "audio", "voice", "document", "sticker" -> file(type, part);
            case "location", "contacts", "order" -> Content.data(type, WebhookJson.json(part));
            case "button" ->
                    Content.choice(
                            type,
                            WebhookJson.text(part, "text"),
                            WebhookJson.text(part, "payload"));
            case "interactive" -> interactive(part);
            default -> Content.UNSUPPORTED;
        };
    }

    /** The stated type; where it is missing, that of the first part that is there. */
    private static String typeOf(JsonNode message) {
        String type = WebhookJson.text(message, "type");
        if (type != null) {
            return type;
        }
        return TYPES.stream().filter(message::has).findFirst().orElse("");
    }

    /** A voice note is an audio file with a flag; older webhooks had a type of its own. */
    private static Content file(String type, JsonNode part) {
        String kind = type.equals("audio") && WebhookJson.isTrue(part, "voice") ? "voice" : type;
        Media file =
                new Media(
                        kind,
                        WebhookJson.text(part, "id"),
                        WebhookJson.text(part, "url", "link"),
                        WebhookJson.text(part, "mime_type"),
                        WebhookJson.text(part, "filename"));
        return Content.media(file, WebhookJson.text(part, "caption"));
    }

    private static Content interactive(JsonNode part) {
        String type = interactiveTypeOf(part);
        JsonNode reply = part.path(type == null ? "" : type);
        if (type == null || !reply.isObject()) {
            return Content.UNSUPPORTED;
        }
        return switch (type) {
            case "button_reply", "list_reply" ->
                    Content.choice(
                            type, WebhookJson.text(reply, "title"), WebhookJson.text(reply, "id"));
            case "nfm_reply" ->
                    Content.choice(
                            type,
                            WebhookJson.text(reply, "body"),
                            WebhookJson.json(reply.path("response_json")));
            default -> Content.UNSUPPORTED;
        };
    }

    private static @Nullable String interactiveTypeOf(JsonNode part) {
        String type = WebhookJson.text(part, "type");
        if (type != null) {
            return type;
        }
        return part.has("button_reply")
                ? "button_reply"
                : part.has("list_reply") ? "list_reply" : null;
    }
}

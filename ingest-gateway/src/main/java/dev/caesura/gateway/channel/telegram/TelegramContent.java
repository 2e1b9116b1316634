package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Media;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a message says. */
final class TelegramContent {

    /**
     * Field and type, in the order in which they are looked for: an animation has a document too, a
     * venue a location, and some of the others may have a text.
     */
    private static final Map<String, String> TYPES = types();

    private TelegramContent() {}

    static boolean isContent(JsonNode message) {
        return fieldIn(message) != null;
    }

    static Content of(JsonNode message) {
        String field = fieldIn(message);
        if (field == null) {
            return Content.UNSUPPORTED;
        }
        JsonNode part = message.path(field);
        String type = TYPES.getOrDefault(field, field);
        return switch (field) {
            case "photo" -> Content.media(file(type, largest(part)), textOf(message));
            case "animation", "video", "video_note", "voice", "audio", "document", "sticker" ->
                    Content.media(file(type, part), textOf(message));
            case "venue", "location", "contact", "dice", "story" ->
                    Content.data(type, WebhookJson.json(part));
            case "web_app_data" -> webApp(type, part);
            default -> new Content(type, wordsOf(field, message), dataOf(field, part), List.of());
        };
    }

    private static @Nullable String fieldIn(JsonNode message) {
        return TYPES.keySet().stream().filter(message::hasNonNull).findFirst().orElse(null);
    }

    private static Content webApp(String type, JsonNode part) {
        String data = WebhookJson.text(part, "data");
        return Content.choice(type, data, data);
    }

    private static @Nullable String wordsOf(String field, JsonNode message) {
        return switch (field) {
            case "poll" -> WebhookJson.text(message.path(field), "question");
            case "checklist" -> WebhookJson.text(message.path(field), "title");
            default -> textOf(message);
        };
    }

    private static @Nullable String dataOf(String field, JsonNode part) {
        return field.equals("text") ? null : WebhookJson.json(part);
    }

    private static @Nullable String textOf(JsonNode message) {
        return WebhookJson.text(message, "text", "caption");
    }

    private static Media file(String type, JsonNode part) {
        return new Media(
                type,
                WebhookJson.text(part, "file_id"),
                null,
                WebhookJson.text(part, "mime_type"),
                WebhookJson.text(part, "file_name"));
    }

    /** A photo comes as several sizes of one picture, in any order. */
    private static JsonNode largest(JsonNode sizes) {
        return sizes.values().stream()
                .max(Comparator.comparingLong(TelegramContent::area))
                .orElse(sizes);
    }

    private static long area(JsonNode size) {
        return size.path("width").asLong(0) * size.path("height").asLong(0);
    }

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("animation", "animation");
        types.put("photo", "image");
        types.put("video", "video");
        types.put("video_note", "video_note");
        types.put("voice", "voice");
        types.put("audio", "audio");
        types.put("document", "document");
        types.put("sticker", "sticker");
        types.put("paid_media", "paid_media");
        types.put("story", "story");
        types.put("venue", "venue");
        types.put("location", "location");
        types.put("contact", "contacts");
        types.put("poll", "poll");
        types.put("checklist", "checklist");
        types.put("dice", "dice");
        types.put("game", "game");
        types.put("web_app_data", "web_app_data");
        types.put("text", "text");
        return types;
    }
}

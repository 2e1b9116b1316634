package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Media;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the content of a message from the field that names its type. */
final class TelegramContent {

    /**
     * In the order of the search: an animation has a document too, a live photo a photo, a venue a
     * location, and some of the others may have a text.
     */
    private static final List<String> FIELDS =
            List.of(
                    "animation",
                    "live_photo",
                    "photo",
                    "video",
                    "video_note",
                    "voice",
                    "audio",
                    "document",
                    "sticker",
                    "paid_media",
                    "story",
                    "venue",
                    "location",
                    "contact",
                    "poll",
                    "checklist",
                    "checklist_tasks_done",
                    "checklist_tasks_added",
                    "dice",
                    "game",
                    "invoice",
                    "giveaway",
                    "giveaway_winners",
                    "web_app_data",
                    "rich_message",
                    "text");

    /** The fields of a message besides its content. */
    private static final Set<String> ENVELOPE =
            Set.of(
                    "message_id",
                    "message_thread_id",
                    "direct_messages_topic",
                    "from",
                    "receiver_user",
                    "ephemeral_message_id",
                    "date",
                    "business_connection_id",
                    "chat",
                    "external_reply",
                    "quote",
                    "via_bot",
                    "edit_date",
                    "media_group_id",
                    "author_signature",
                    "paid_star_count",
                    "entities",
                    "link_preview_options",
                    "suggested_post_info",
                    "effect_id",
                    "caption",
                    "caption_entities",
                    "show_caption_above_media",
                    "reply_markup");

    private static final List<String> ENVELOPE_GROUPS =
            List.of("is_", "has_", "forward_", "reply_to_", "sender_", "guest_");

    private TelegramContent() {}

    /** Whether the message has content of a type that is known here. */
    static boolean isContent(JsonNode message) {
        return fieldIn(message) != null;
    }

    /** Whether the message has content of any type. */
    static boolean saysAnything(JsonNode message) {
        return isContent(message) || unknownFieldIn(message) != null || textOf(message) != null;
    }

    static Content of(JsonNode message) {
        String field = fieldIn(message);
        if (field != null) {
            return known(field, message.path(field), message).about(storyOf(message));
        }
        String unknown = unknownFieldIn(message);
        String text = textOf(message);
        Content content =
                unknown == null
                        ? Content.text(null)
                        : Content.unknown(unknown, message.path(unknown));
        return text == null
                ? content
                : new Content(content.type(), text, content.payload(), content.media());
    }

    private static Content known(String field, JsonNode part, JsonNode message) {
        return switch (field) {
            case "text" -> Content.text(textOf(message));
            case "rich_message" -> rich(part, message);
            case "photo" -> Content.media(TelegramFiles.photo(part), textOf(message));
            case "animation",
                    "live_photo",
                    "video",
                    "video_note",
                    "voice",
                    "audio",
                    "document",
                    "sticker" ->
                    Content.media(TelegramFiles.file(field, part), textOf(message));
            case "paid_media" ->
                    new Content(
                            field,
                            textOf(message),
                            WebhookJson.json(part),
                            TelegramFiles.paid(part));
            case "contact" -> Content.data("contacts", WebhookJson.json(part));
            case "web_app_data" ->
                    Content.choice(
                            field, WebhookJson.text(part, "data"), WebhookJson.text(part, "data"));
            default ->
                    new Content(
                            field,
                            TelegramWords.of(field, part, message),
                            WebhookJson.json(part),
                            List.of());
        };
    }

    /** Formatted text; with files and no words, it is the first of its files. */
    private static Content rich(JsonNode part, JsonNode message) {
        String words = RichText.of(part);
        List<Media> files = TelegramFiles.inBlocks(part);
        String type = words == null && !files.isEmpty() ? files.get(0).type() : "text";
        return new Content(type, words == null ? textOf(message) : words, null, files);
    }

    /** A reply to a story quotes no message; the story is the payload. */
    private static JsonNode storyOf(JsonNode message) {
        return message.path("reply_to_story");
    }

    static @Nullable String textOf(JsonNode message) {
        return WebhookJson.text(message, "text", "caption");
    }

    private static @Nullable String fieldIn(JsonNode message) {
        return FIELDS.stream().filter(message::hasNonNull).findFirst().orElse(null);
    }

    private static @Nullable String unknownFieldIn(JsonNode message) {
        return message.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .map(field -> field.getKey())
                .filter(name -> !ENVELOPE.contains(name))
                .filter(name -> ENVELOPE_GROUPS.stream().noneMatch(name::startsWith))
                .findFirst()
                .orElse(null);
    }
}

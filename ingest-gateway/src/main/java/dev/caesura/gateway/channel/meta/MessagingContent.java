package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.channel.read.AnyText;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Media;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the content of a direct message. All attachments belong to one message, and the first gives
 * the type.
 *
 * <p>An attachment's payload may be an object, a string, null or absent.
 */
final class MessagingContent {

    /** The fields of a message that are not its content. */
    private static final Set<String> USUAL =
            Set.of("mid", "reply_to", "nlp", "attachments", "quick_reply", "tags", "app_id");

    /** Attachments without words of the person: a file's title and a post's text are others'. */
    private static final Set<String> WORDLESS =
            Set.of(
                    "image",
                    "video",
                    "audio",
                    "file",
                    "sticker",
                    "animated_image",
                    "ephemeral",
                    "like_heart",
                    "location",
                    "template",
                    "fallback",
                    "share",
                    "post",
                    "ig_post",
                    "ig_story",
                    "story_mention",
                    "reel",
                    "ig_reel",
                    "unsupported_type");

    /**
     * Attachments that are somebody's post: the words may be about it, such as "how much is it?".
     */
    private static final Set<String> SHARED =
            Set.of("share", "post", "ig_post", "reel", "ig_reel", "ig_story", "story_mention");

    private MessagingContent() {}

    static Content of(JsonNode message) {
        return said(message).about(aboutWhat(message));
    }

    private static Content said(JsonNode message) {
        String text = WebhookJson.text(message, "text");
        if (WebhookJson.isTrue(message, "is_unsupported")) {
            return Content.unsupported(withoutId(message)).saying(text);
        }
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
        return text == null ? other(message) : Content.text(text);
    }

    /**
     * The context of the words or the file: the story that they reply to, the product or ad that
     * they are about, or the chosen command.
     */
    private static JsonNode aboutWhat(JsonNode message) {
        JsonNode story = message.path("reply_to").path("story");
        JsonNode about = story.isObject() ? story : message.path("referral");
        return about.isObject() ? about : message.path("commands");
    }

    /** Content of an unknown kind: the first field that is not one of the usual ones. */
    private static Content other(JsonNode message) {
        return message.properties().stream()
                .filter(field -> !USUAL.contains(field.getKey()))
                .filter(field -> field.getValue().isContainer())
                .findFirst()
                .map(field -> Content.unknown(field.getKey(), field.getValue()))
                .orElseGet(() -> Content.unsupported(withoutId(message)));
    }

    private static JsonNode withoutId(JsonNode message) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        message.properties().stream()
                .filter(field -> !field.getKey().equals("mid"))
                .forEach(field -> rest.set(field.getKey(), field.getValue()));
        return rest;
    }

    private static Content attached(
            JsonNode message, @Nullable String text, List<JsonNode> attachments) {
        List<Media> media = new ArrayList<>();
        for (JsonNode attachment : attachments) {
            media.add(file(attachment));
        }
        boolean sticker = message.hasNonNull("sticker_id");
        String type = sticker ? "sticker" : media.get(0).type();
        String words = text == null ? first(attachments, MessagingContent::wordsIn) : text;
        return new Content(type, words, first(attachments, MessagingContent::dataIn), media);
    }

    private static @Nullable String first(
            List<JsonNode> attachments, Function<JsonNode, @Nullable String> part) {
        return attachments.stream().map(part).flatMap(Stream::ofNullable).findFirst().orElse(null);
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

    /** The parts of an attachment that are not a file: a location's place, a template's content. */
    private static @Nullable String dataIn(JsonNode attachment) {
        JsonNode payload = attachment.path("payload");
        String type = WebhookJson.text(attachment, "type");
        return switch (type == null ? "" : type) {
            case "location" -> WebhookJson.json(payload.path("coordinates"));
            case "template" -> WebhookJson.json(payload);
            default -> isKnown(attachment) ? sharedIn(attachment) : WebhookJson.json(attachment);
        };
    }

    /** The number and the title of a shared post; null if it has only an address. */
    private static @Nullable String sharedIn(JsonNode attachment) {
        boolean shared = SHARED.contains(attachment.path("type").asString(""));
        return shared && attachment.path("payload") instanceof ObjectNode payload
                ? jsonOrNull(payload.deepCopy().without("url"))
                : null;
    }

    private static @Nullable String jsonOrNull(JsonNode json) {
        return json.isEmpty() ? null : WebhookJson.json(json);
    }

    private static @Nullable String wordsIn(JsonNode attachment) {
        return isKnown(attachment) ? null : AnyText.in(attachment);
    }

    private static boolean isKnown(JsonNode attachment) {
        String type = WebhookJson.text(attachment, "type");
        return type == null || WORDLESS.contains(type);
    }
}

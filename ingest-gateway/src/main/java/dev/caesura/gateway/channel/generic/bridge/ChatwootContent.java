package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Media;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The content of a message in Chatwoot: its words and attachments.
 *
 * @see <a
 *     href="https://github.com/chatwoot/chatwoot/blob/develop/app/models/attachment.rb">Chatwoot:
 *     Attachment (file_type)</a>
 */
final class ChatwootContent {

    /** Attachments without a file: their content is in their fields. */
    private static final Set<String> DATA = Set.of("location", "contact", "fallback");

    private ChatwootContent() {}

    static Content of(JsonNode message) {
        String text = WebhookJson.text(message, "content");
        JsonNode attributes = message.path("content_attributes");
        List<JsonNode> attached = WebhookJson.items(message, "attachments");
        if (!attached.isEmpty()) {
            return attached(attached, text == null ? heardIn(message) : text);
        }
        String type = message.path("content_type").asString("text");
        boolean empty = text == null && type.equals("text");
        return empty || WebhookJson.isTrue(attributes, "is_unsupported")
                ? Content.unsupported(attributes).saying(text)
                : new Content(type, text, null, List.of());
    }

    /**
     * The words of a voice message as Chatwoot has heard them, some time after it came; null if it
     * has heard none.
     *
     * @see <a
     *     href="https://github.com/chatwoot/chatwoot/blob/develop/enterprise/app/services/messages/audio_transcription_service.rb">Chatwoot:
     *     AudioTranscriptionService</a>
     */
    static @Nullable String heardIn(JsonNode message) {
        return WebhookJson.items(message, "attachments").stream()
                .map(attachment -> WebhookJson.text(attachment, "transcribed_text"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Content attached(List<JsonNode> attached, @Nullable String text) {
        List<Media> files =
                attached.stream()
                        .filter(attachment -> !DATA.contains(kindOf(attachment)))
                        .map(ChatwootContent::file)
                        .toList();
        JsonNode first = attached.get(0);
        String payload = DATA.contains(kindOf(first)) ? WebhookJson.json(first) : null;
        return new Content(typeOf(first), text, payload, files);
    }

    private static Media file(JsonNode attachment) {
        String url = WebhookJson.text(attachment, "data_url");
        return new Media(typeOf(attachment), null, url, null, null);
    }

    private static String typeOf(JsonNode attachment) {
        return switch (kindOf(attachment)) {
            case "", "file" -> "document";
            case "contact" -> "contacts";
            default -> kindOf(attachment);
        };
    }

    private static String kindOf(JsonNode attachment) {
        String kind = WebhookJson.text(attachment, "file_type");
        return kind == null ? "" : kind;
    }
}

package dev.caesura.gateway.channel.whatsapp;

import dev.caesura.gateway.channel.read.AnyText;
import dev.caesura.gateway.channel.read.Content;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.event.Media;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the content of a message: the part named like its type. */
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

    /** The fields of a message besides its content. */
    private static final Set<String> ENVELOPE =
            Set.of(
                    "from",
                    "from_user_id",
                    "from_parent_user_id",
                    "to",
                    "to_user_id",
                    "to_parent_user_id",
                    "group_id",
                    "id",
                    "timestamp",
                    "context");

    private WhatsAppContent() {}

    static Content of(JsonNode message) {
        return said(message).about(aboutWhat(message));
    }

    private static Content said(JsonNode message) {
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
            case "interactive" -> interactive(message, part);
            case "unsupported", "unknown", "" -> Content.unsupported(contentOf(message));
            default -> Content.unknown(type, part.isContainer() ? part : contentOf(message));
        };
    }

    /** Whether it is about another message and has no words, such as a pin. */
    static boolean isNotice(JsonNode message) {
        String type = typeOf(message);
        JsonNode part = message.path(type);
        return !TYPES.contains(type)
                && WebhookJson.text(part, "message_id") != null
                && AnyText.in(part) == null;
    }

    /**
     * The unstated subject of a message: the product that the person asks about, or the ad that
     * they came from.
     *
     * @see <a
     *     href="https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/text">Meta:
     *     text messages webhook (context.referred_product, referral)</a>
     */
    private static JsonNode aboutWhat(JsonNode message) {
        JsonNode product = message.path("context").path("referred_product");
        return product.isObject() ? product : message.path("referral");
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

    /**
     * The message without its sender and time: its parts, and the errors that explain a missing
     * one.
     */
    private static JsonNode contentOf(JsonNode message) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        message.properties().stream()
                .filter(part -> !ENVELOPE.contains(part.getKey()))
                .forEach(part -> content.set(part.getKey(), part.getValue()));
        return content;
    }

    private static Content interactive(JsonNode message, JsonNode part) {
        String type = interactiveTypeOf(part);
        JsonNode reply = part.path(type == null ? "" : type);
        if (type == null || (!reply.isObject() && part.size() < 2)) {
            return Content.unsupported(contentOf(message));
        }
        if (!reply.isObject()) { // Its content is beside its type, as that of a product is.
            return Content.unknown(type, part);
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
            default -> Content.unknown(type, reply);
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

package dev.caesura.gateway.channel.read;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks for the words in JSON of an unknown shape: by chat platforms' names for a person's words,
 * the likeliest name first, from the outside in.
 */
public final class AnyText {

    private static final int MAX_DEPTH = 8;

    private static final List<String> NAMES =
            List.of(
                    "text",
                    "caption",
                    "body",
                    "message",
                    "content",
                    "comment",
                    "conversation",
                    "question",
                    "title",
                    "description",
                    "data");

    /** The surroundings and quotes of a message: words in there are somebody else's. */
    private static final Set<String> OTHERS =
            Set.of(
                    "from",
                    "to",
                    "chat",
                    "sender",
                    "recipient",
                    "contacts",
                    "profile",
                    "context",
                    "contextInfo",
                    "reply_to",
                    "reply_to_message",
                    "external_reply",
                    "quote",
                    "quotedMessage",
                    "errors",
                    "error");

    private AnyText() {}

    /** The first text that is found; null if there is none. */
    public static @Nullable String in(JsonNode json) {
        return json.isContainer() ? find(json, 0) : WebhookJson.text(json);
    }

    private static @Nullable String find(JsonNode json, int depth) {
        if (depth > MAX_DEPTH) {
            return null;
        }
        for (String name : NAMES) {
            JsonNode named = json.path(name);
            if (named.isString()) {
                String text = WebhookJson.text(named);
                if (text != null) {
                    return text;
                }
            }
        }
        return inside(json, depth);
    }

    private static @Nullable String inside(JsonNode json, int depth) {
        for (String name : NAMES) {
            String text = json.path(name).isContainer() ? find(json.path(name), depth + 1) : null;
            if (text != null) {
                return text;
            }
        }
        if (json.isArray()) {
            return first(List.copyOf(json.values()), depth);
        }
        return first(
                json.properties().stream()
                        .filter(field -> !OTHERS.contains(field.getKey()))
                        .filter(field -> !NAMES.contains(field.getKey()))
                        .map(field -> field.getValue())
                        .toList(),
                depth);
    }

    private static @Nullable String first(List<JsonNode> parts, int depth) {
        for (JsonNode part : parts) {
            String text = part.isContainer() ? find(part, depth + 1) : null;
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}

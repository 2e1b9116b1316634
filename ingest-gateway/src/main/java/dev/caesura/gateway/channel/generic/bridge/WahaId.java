package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The id of a message without WAHA's additions: {@code side_chat_id}, in groups {@code
 * side_chat_id_participant}. Edits, revocations and quotes name the bare id, and the same chat may
 * be written as a number or as an {@code @lid}.
 *
 * @see <a href="https://waha.devlike.pro/docs/how-to/events/#messageedited">WAHA: message.edited,
 *     editedMessageId</a>
 */
final class WahaId {

    private static final Pattern SERIALISED =
            Pattern.compile("(?:true|false)_[^_]+_([^_]+)(?:_.*)?");

    private WahaId() {}

    /** The id in a field that is a text, or an object that has it written out; null without one. */
    static @Nullable String in(JsonNode parent, String field) {
        JsonNode id = parent.path(field);
        String text =
                id.isObject() ? WebhookJson.text(id, "_serialized", "id") : WebhookJson.text(id);
        if (text == null) {
            return null;
        }
        Matcher parts = SERIALISED.matcher(text);
        return parts.matches() ? parts.group(1) : text;
    }
}

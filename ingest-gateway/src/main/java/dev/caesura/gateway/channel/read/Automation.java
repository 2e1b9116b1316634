package dev.caesura.gateway.channel.read;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks for the marks by which platforms tell that no person wrote a message of the business side:
 * a flag such as {@code is_auto_reply}, or an origin such as {@code created_by_1p_bot}.
 */
public final class Automation {

    private static final List<String> FLAGS =
            List.of(
                    "automatic",
                    "is_automatic",
                    "isAutomatic",
                    "automated",
                    "is_automated",
                    "isAutomated",
                    "auto_reply",
                    "is_auto_reply",
                    "isAutoReply",
                    "is_bot",
                    "isBot",
                    "from_bot",
                    "fromBot",
                    "is_from_offline");

    private static final List<String> ORIGINS =
            List.of(
                    "automatic",
                    "automation",
                    "message_creation_type",
                    "creation_type",
                    "origin",
                    "message_origin",
                    "sender_type",
                    "senderType",
                    "sent_by",
                    "sentBy",
                    "generated_by");

    /** Whole words, so that "robotics" and "awayteam" are none. */
    private static final Pattern AUTOMATIC =
            Pattern.compile(
                    "(?:.*[^a-z])?(bot|auto|autoreply|automatic|automated|automation|away|greeting"
                            + "|welcome|scheduled|campaign|broadcast|workflow|template|agent_bot"
                            + "|ai|assistant|post)(?:[^a-z].*)?");

    private Automation() {}

    /** What the mark says; null if there is none. */
    public static @Nullable String in(JsonNode message) {
        for (String origin : ORIGINS) {
            String word = WebhookJson.text(message, origin);
            if (word != null && AUTOMATIC.matcher(word.toLowerCase(Locale.ROOT)).matches()) {
                return word;
            }
        }
        for (String flag : FLAGS) {
            if (WebhookJson.isTrue(message, flag)) {
                return flag.toLowerCase(Locale.ROOT).contains("bot") ? "bot" : "automatic";
            }
        }
        return null;
    }
}

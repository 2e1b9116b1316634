package dev.caesura.gateway.channel.telegram;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The bot that updates are for. No update names it: without its username in the account's settings,
 * every name that ends like a bot's may be its own.
 *
 * @param username the bot's username without the {@code @}; null if it is not configured
 * @see <a href="https://core.telegram.org/bots/features#creating-a-new-bot">Telegram: usernames of
 *     bots end in 'bot'</a>
 */
record TelegramBot(@Nullable String username) {

    private static final String ENDING = "bot";

    /** Whether the name, with or without {@code @}, may be this bot's. */
    boolean isNamed(String name) {
        String bare = name.startsWith("@") ? name.substring(1) : name;
        return username == null
                ? bare.toLowerCase(Locale.ROOT).endsWith(ENDING)
                : bare.equalsIgnoreCase(username);
    }

    /** Whether a user, as Telegram describes it, may be this bot. */
    boolean is(JsonNode user) {
        String name = user.path("username").asString("");
        return user.path("is_bot").asBoolean(false) && (name.isEmpty() || isNamedOrUnknown(name));
    }

    /** A user that is known to be a bot need not have the usual ending. */
    private boolean isNamedOrUnknown(String name) {
        return username == null || isNamed(name);
    }
}

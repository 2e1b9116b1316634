package dev.caesura.sender.delivery.channel.telegram;

import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.guard.CallException.Kind;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The meanings of the Bot API's errors. {@code error_code} is HTTP's; {@code parameters} has the
 * channel's own remedies. Where neither distinguishes the cases, the description's fixed words do.
 *
 * @see <a href="https://core.telegram.org/bots/api#making-requests">Making requests</a>
 *     <p>Telegram documents no list of descriptions; these words are those of its own server.
 * @see <a href="https://core.telegram.org/bots/api#responseparameters">ResponseParameters</a>
 * @see <a href="https://github.com/tdlib/telegram-bot-api">The server's source</a>, of 2026-05-07
 */
final class TelegramErrors {

    /** 420 is the code under which Telegram's own protocol says to wait. */
    private static final int FLOOD = 420;

    private static final Pattern TOPIC_GONE =
            Pattern.compile(
                    "message thread not found|topic[_ ](?:deleted|not[_ ]found|id[_ ]invalid)"
                            + "|thread[_ ]not[_ ]found");

    private static final Pattern QUERY_TOO_OLD =
            Pattern.compile("query is too old|query[_ ]id[_ ](?:is[_ ])?invalid");

    /** The bot itself: it was logged out, or Telegram has frozen it. */
    private static final Pattern BOT_GONE = Pattern.compile("logged out|frozen_method_invalid");

    /**
     * A team's own server that is older than a method: messages that need the method can't be sent.
     */
    private static final Pattern NO_SUCH_METHOD = Pattern.compile("method not found");

    /**
     * The server ended while it waited for Telegram, or the message was sent and deleted at once:
     * the contact may have it.
     */
    private static final Pattern UNDER_WAY =
            Pattern.compile("server error: (?:restart|request aborted|sent message)");

    private TelegramErrors() {}

    /** The id of the supergroup that a group has become; null for any other error. */
    static @Nullable String migratedTo(JsonNode error) {
        String chat = error.path("parameters").path("migrate_to_chat_id").asString("");
        return chat.isEmpty() ? null : chat;
    }

    /** Whether the addressed topic no longer exists. */
    static boolean isTopicGone(JsonNode error) {
        return error.path("error_code").asInt(0) == 400 && has(TOPIC_GONE, error);
    }

    /** Whether a pressed button's query can't be answered any more. */
    static boolean isQueryTooOld(JsonNode error) {
        return error.path("error_code").asInt(0) == 400 && has(QUERY_TOO_OLD, error);
    }

    /** The error as an exception. */
    static DeliveryException read(JsonNode error) {
        int code = error.path("error_code").asInt(0);
        return new DeliveryException(
                kindOf(code, error),
                "telegram-" + code,
                error.path("description").asString("no description"),
                retryAfter(error),
                null);
    }

    /**
     * 401 and 404 mean a token that is revoked or wrong, 409 a bot that is used elsewhere, 421 a
     * token that the team's own server does not serve. They never concern one chat, unless the
     * server lacks a method for it. 403 and 400 concern the chat: blocked, kicked, gone, or without
     * the right to write.
     *
     * <p>A chat's slow mode and the limits of a chat come as the same 429 as the bot's own, with
     * the same words: they can't be told apart.
     */
    private static Kind kindOf(int code, JsonNode error) {
        return switch (code) {
            case 429, FLOOD -> Kind.THROTTLED;
            case 401, 409, 421 -> Kind.ACCOUNT;
            case 404 -> has(NO_SUCH_METHOD, error) ? Kind.PERMANENT : Kind.ACCOUNT;
            case 408, 502, 504 -> Kind.AMBIGUOUS;
            default -> byWords(code, error);
        };
    }

    private static Kind byWords(int code, JsonNode error) {
        if (code >= 500) {
            return has(UNDER_WAY, error) ? Kind.AMBIGUOUS : Kind.UNAVAILABLE;
        }
        return code == 400 && has(BOT_GONE, error) ? Kind.ACCOUNT : Kind.PERMANENT;
    }

    private static boolean has(Pattern words, JsonNode error) {
        String description = error.path("description").asString("");
        return words.matcher(description.toLowerCase(Locale.ROOT)).find();
    }

    private static @Nullable Duration retryAfter(JsonNode error) {
        int seconds = error.path("parameters").path("retry_after").asInt(0);
        return seconds > 0 ? Duration.ofSeconds(seconds) : null;
    }
}

package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Whether a group's message is meant for the bot: it mentions the bot, replies to it, is a command
 * to it or to no bot in particular, or was sent to it alone.
 *
 * @see <a href="https://core.telegram.org/bots/api#messageentity">Telegram Bot API:
 *     MessageEntity</a>
 */
final class TelegramAddress {

    /**
     * A command, and its addressee; {@code /usr/bin} is a path.
     *
     * @see <a href="https://core.telegram.org/bots/features#commands">Telegram: commands</a>
     */
    private static final Pattern COMMAND =
            Pattern.compile("/[A-Za-z0-9_]{1,32}(?:@(\\w+))?(?:\\s.*)?");

    private final TelegramBot bot;

    TelegramAddress(TelegramBot bot) {
        this.bot = bot;
    }

    boolean isIn(JsonNode message) {
        return message.hasNonNull("guest_query_id")
                || bot.is(message.path("receiver_user"))
                || isReply(message)
                || isNamed(message, "text", "entities")
                || isNamed(message, "caption", "caption_entities")
                || isNamedIn(message.path("rich_message").path("blocks"));
    }

    /** All of a topic's messages reply to the notice that opened it, whoever opened it. */
    private boolean isReply(JsonNode message) {
        JsonNode quoted = message.path("reply_to_message");
        return bot.is(quoted.path("from"))
                && !quoted.hasNonNull("sender_chat")
                && !quoted.has("forum_topic_created");
    }

    /** Telegram marks commands itself; the text counts where nothing of it is marked. */
    private boolean isNamed(JsonNode message, String textField, String entitiesField) {
        String text = message.path(textField).asString("");
        List<JsonNode> entities = WebhookJson.items(message, entitiesField);
        return entities.isEmpty()
                ? isCommand(text.lines().findFirst().orElse(""))
                : entities.stream().anyMatch(entity -> isNamed(entity, text));
    }

    private boolean isNamed(JsonNode entity, String text) {
        int from = entity.path("offset").asInt(-1);
        int to = from + entity.path("length").asInt(0);
        String part =
                from >= 0 && from <= to && to <= text.length() ? text.substring(from, to) : "";
        return switch (entity.path("type").asString("")) {
            case "mention" -> bot.isNamed(part);
            case "text_mention" -> bot.is(entity.path("user"));
            case "bot_command" -> isCommand(part);
            default -> false;
        };
    }

    private boolean isCommand(String text) {
        Matcher command = COMMAND.matcher(text);
        return command.matches() && (command.group(1) == null || bot.isNamed(command.group(1)));
    }

    /** Rich text has its entities inside. */
    private boolean isNamedIn(JsonNode rich) {
        boolean here =
                switch (rich.path("type").asString("")) {
                    case "mention" -> bot.isNamed(rich.path("username").asString(""));
                    case "text_mention" -> bot.is(rich.path("user"));
                    case "bot_command" -> isCommand(rich.path("bot_command").asString(""));
                    default -> false;
                };
        return here || rich.values().stream().anyMatch(this::isNamedIn);
    }
}

package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.signature.SharedToken;
import dev.caesura.schemas.channel.ChannelCatalog;
import java.util.List;
import java.util.Map;

/**
 * Telegram bots. An update does not say which bot it is for: the account is the one in the path.
 *
 * <p>Telegram sends the constant {@code secret_token} that was given to {@code setWebhook}; only
 * the update's id guards against a replay.
 *
 * @see <a href="https://core.telegram.org/bots/api#setwebhook">Telegram Bot API: setWebhook</a>
 */
public final class TelegramChannel implements Channel {

    /** The channel's name. */
    public static final String NAME = ChannelCatalog.TELEGRAM.name();

    private static final String TOKEN_HEADER = "x-telegram-bot-api-secret-token";

    private final AccountsOptions options;

    /** The channel, for bots whose usernames are not known. */
    public TelegramChannel() {
        this(AccountsOptions.NONE);
    }

    /**
     * The channel.
     *
     * @param options the bots' usernames, to tell whether a group's message is meant for the bot
     */
    public TelegramChannel(AccountsOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Authenticity authenticate(Webhook call, List<String> secrets) {
        String token = call.header(TOKEN_HEADER);
        return Authenticity.of(token != null, SharedToken.matches(token, secrets));
    }

    /** A group's other number. */
    @Override
    public Map<String, String> routeTo(String contact) {
        return Map.of("chat_id", contact);
    }

    @Override
    public Translation translate(Webhook call) {
        return new TelegramTranslator(call, new TelegramBot(options.of(call).username()))
                .translate();
    }

    /** Telegram sends a chat's updates one by one: one that fails blocks its chat for a day. */
    @Override
    public boolean answersUnreadableWithSuccess() {
        return true;
    }
}

package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.signature.SharedToken;
import java.util.List;
import java.util.Map;

/**
 * Telegram bots. An update does not say which bot it is for: the account is the one in the path.
 *
 * <p>Telegram sends the constant {@code secret_token} that was given to {@code setWebhook}; nothing
 * guards against a replay but the update's id.
 *
 * @see <a href="https://core.telegram.org/bots/api#setwebhook">Telegram Bot API: setWebhook</a>
 */
public final class TelegramChannel implements Channel {

    static final String NAME = "telegram";

    private static final String TOKEN_HEADER = "x-telegram-bot-api-secret-token";

    private final Map<String, String> usernames;

    /** The channel, for bots whose usernames are not known. */
    public TelegramChannel() {
        this(Map.of());
    }

    /**
     * The channel.
     *
     * @param usernames the bots' usernames by account, for telling in a group who is meant
     */
    public TelegramChannel(Map<String, String> usernames) {
        this.usernames = Map.copyOf(usernames);
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

    @Override
    public Translation translate(Webhook call) {
        return new TelegramTranslator(call, new TelegramBot(usernames.get(call.accountOr(null))))
                .translate();
    }

    /** Telegram sends a chat's updates one by one: one that fails blocks its chat for a day. */
    @Override
    public boolean answersUnreadableWithSuccess() {
        return true;
    }
}

package dev.caesura.sender.delivery.channel.telegram;

import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliverySettings;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access to a Telegram bot.
 *
 * @param token the bot's token, as BotFather gives it
 * @param baseUrl the Bot API's server
 * @param timeout the longest wait for an answer
 */
public record TelegramSettings(
        Secret token,
        @DefaultValue("https://api.telegram.org") URI baseUrl,
        @DefaultValue("30s") Duration timeout)
        implements DeliverySettings {

    public TelegramSettings {
        if (token == null) {
            throw new IllegalArgumentException(
                    "Telegram needs token: env:NAME or file:/path (the bot's token)");
        }
    }

    @Override
    public DeliveryChannel open(HttpCall http, Clock clock) {
        return new TelegramDelivery(this, http);
    }
}

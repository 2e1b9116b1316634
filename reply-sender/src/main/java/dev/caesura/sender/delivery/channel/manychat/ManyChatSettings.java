package dev.caesura.sender.delivery.channel.manychat;

import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliverySettings;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access to a ManyChat page.
 *
 * @param token the page's API key, as {@code page:key}
 * @param platform where the page's contacts are
 * @param baseUrl ManyChat's API
 * @param timeout the longest wait for an answer
 */
public record ManyChatSettings(
        Secret token,
        @DefaultValue("messenger") Platform platform,
        @DefaultValue("https://api.manychat.com") URI baseUrl,
        @DefaultValue("30s") Duration timeout)
        implements DeliverySettings {

    /** The channel behind a page. */
    public enum Platform {
        MESSENGER,
        INSTAGRAM,
        WHATSAPP,
        TELEGRAM
    }

    public ManyChatSettings {
        if (token == null) {
            throw new IllegalArgumentException(
                    "ManyChat needs token: env:NAME or file:/path (the page's API key)");
        }
    }

    @Override
    public DeliveryChannel open(HttpCall http, Clock clock) {
        return new ManyChatDelivery(this, http);
    }
}

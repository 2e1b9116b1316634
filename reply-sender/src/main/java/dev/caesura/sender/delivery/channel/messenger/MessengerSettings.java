package dev.caesura.sender.delivery.channel.messenger;

import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliverySettings;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access to a Facebook page; the page's id is the conversation's account.
 *
 * @param token the page's access token
 * @param baseUrl the Graph API with its version
 * @param timeout the longest wait for an answer
 */
public record MessengerSettings(
        Secret token,
        @DefaultValue("https://graph.facebook.com/v25.0") URI baseUrl,
        @DefaultValue("30s") Duration timeout)
        implements DeliverySettings {

    public MessengerSettings {
        if (token == null) {
            throw new IllegalArgumentException(
                    "Messenger needs token: env:NAME or file:/path (the page's access token)");
        }
    }

    @Override
    public DeliveryChannel open(HttpCall http, Clock clock) {
        return new MessengerDelivery(this, http);
    }
}

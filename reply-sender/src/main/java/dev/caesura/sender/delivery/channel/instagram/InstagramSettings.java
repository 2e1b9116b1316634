package dev.caesura.sender.delivery.channel.instagram;

import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliverySettings;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access to an Instagram professional account; its id is the conversation's account.
 *
 * @param token the access token
 * @param baseUrl the Graph API with its version; {@code https://graph.facebook.com/v25.0} for
 *     accounts that log in through Facebook
 * @param page the id of the Facebook page to which the account is linked, for accounts that log in
 *     through Facebook: their messages are posted under it; null for others
 * @param timeout the longest wait for an answer
 */
public record InstagramSettings(
        Secret token,
        @DefaultValue("https://graph.instagram.com/v25.0") URI baseUrl,
        @Nullable String page,
        @DefaultValue("30s") Duration timeout)
        implements DeliverySettings {

    public InstagramSettings {
        if (token == null) {
            throw new IllegalArgumentException(
                    "Instagram needs token: env:NAME or file:/path (the access token)");
        }
    }

    @Override
    public DeliveryChannel open(HttpCall http, Clock clock) {
        return new InstagramDelivery(this, http);
    }
}

package dev.caesura.sender.delivery.channel.webhook;

import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliverySettings;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An endpoint that takes replies.
 *
 * @param url where replies are posted
 * @param secret the signing key, as Standard Webhooks write it: {@code whsec_} and base64
 * @param timeout the longest wait for the answer
 */
public record WebhookSettings(URI url, Secret secret, @DefaultValue("15s") Duration timeout)
        implements DeliverySettings {

    public WebhookSettings {
        if (url == null || secret == null) {
            throw new IllegalArgumentException(
                    "A webhook needs url: https://… and secret: whsec_…");
        }
    }

    @Override
    public DeliveryChannel open(HttpCall http, Clock clock) {
        return new WebhookDelivery(this, http, clock);
    }
}

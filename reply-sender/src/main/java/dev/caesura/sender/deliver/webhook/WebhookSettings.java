package dev.caesura.sender.deliver.webhook;

import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An endpoint that takes replies.
 *
 * @param url where replies are posted
 * @param secret the signing key, as Standard Webhooks write it: {@code whsec_} and base64
 * @param timeout the longest wait for the answer
 */
public record WebhookSettings(URI url, Secret secret, @DefaultValue("15s") Duration timeout) {

    public WebhookSettings {
        if (url == null || secret == null) {
            throw new IllegalArgumentException(
                    "A webhook needs url: https://… and secret: whsec_…");
        }
    }
}

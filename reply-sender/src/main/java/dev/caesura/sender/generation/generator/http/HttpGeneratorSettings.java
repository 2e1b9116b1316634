package dev.caesura.sender.generation.generator.http;

import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A team's own bot.
 *
 * @param url where requests are posted
 * @param secret the signing key, as Standard Webhooks write it: {@code whsec_} and base64
 * @param timeout the longest wait for the whole answer
 * @param mostBytes the longest answer
 */
public record HttpGeneratorSettings(
        URI url,
        Secret secret,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("65536") int mostBytes) {

    public HttpGeneratorSettings {
        if (url == null || secret == null) {
            throw new IllegalArgumentException(
                    "A bot needs url: https://… and secret: env:NAME or file:/path (whsec_…)");
        }
    }
}

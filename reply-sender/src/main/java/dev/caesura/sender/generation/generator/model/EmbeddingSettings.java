package dev.caesura.sender.generation.generator.model;

import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An embedding endpoint with OpenAI's interface, which gives a second opinion on drafts.
 *
 * @param key the API key
 * @param model the embedding model's name
 * @param baseUrl the endpoint, up to {@code /v1}; OpenAI's own if it is not set
 * @param timeout the longest that a draft waits for it
 */
public record EmbeddingSettings(
        Secret key, String model, @Nullable URI baseUrl, @DefaultValue("2s") Duration timeout) {

    public EmbeddingSettings {
        if (key == null || model == null) {
            throw new IllegalArgumentException(
                    "An embedding needs key: env:NAME or file:/path, and model: its name; leave"
                            + " both out for no second opinion");
        }
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "An embedding's timeout is " + timeout + "; write for example 2s");
        }
    }
}

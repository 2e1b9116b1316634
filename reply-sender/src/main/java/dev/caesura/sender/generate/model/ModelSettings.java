package dev.caesura.sender.generate.model;

import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A language model behind an API.
 *
 * @param key the API key
 * @param model the model's name
 * @param baseUrl the endpoint, up to {@code /v1}; the vendor's own if it is not set
 * @param timeout the longest wait for the whole answer
 * @param prompt what it is told
 */
public record ModelSettings(
        Secret key,
        String model,
        @Nullable URI baseUrl,
        @DefaultValue("60s") Duration timeout,
        @NestedConfigurationProperty @DefaultValue PromptSettings prompt) {

    public ModelSettings {
        if (key == null || model == null) {
            throw new IllegalArgumentException(
                    "A model needs key: env:NAME or file:/path, and model: its name");
        }
    }
}

package dev.caesura.sender.generation.generator.model;

import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An embedding model, which gives a second opinion on drafts: an endpoint with OpenAI's interface,
 * or a file that the sender runs itself.
 *
 * @param key the endpoint's API key
 * @param model the embedding model's name at the endpoint
 * @param baseUrl the endpoint, up to {@code /v1}; OpenAI's own if it is not set
 * @param timeout the longest that a draft waits for the endpoint
 * @param onnx the model's files, in place of an endpoint
 */
public record EmbeddingSettings(
        @Nullable Secret key,
        @Nullable String model,
        @Nullable URI baseUrl,
        @DefaultValue("2s") Duration timeout,
        @NestedConfigurationProperty @Nullable OnnxSettings onnx) {

    public EmbeddingSettings {
        boolean named = key != null || model != null || baseUrl != null;
        if (onnx != null && named) {
            throw new IllegalArgumentException(
                    "An embedding has an endpoint (key, model, base-url) or files (onnx), not both");
        }
        if (onnx == null && (key == null || model == null)) {
            throw new IllegalArgumentException(
                    "An embedding needs key: env:NAME or file:/path, and model: its name; or"
                            + " onnx.model and onnx.tokenizer, its files; leave all out for no"
                            + " second opinion");
        }
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "An embedding's timeout is " + timeout + "; write for example 2s");
        }
    }

    /** Whether nobody is paid for a comparison. */
    public boolean isFree() {
        return onnx != null;
    }
}

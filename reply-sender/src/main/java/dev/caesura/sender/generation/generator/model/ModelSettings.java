package dev.caesura.sender.generation.generator.model;

import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
 * @param parameters the vendor's own parameters of a call, under the vendor's names, such as {@code
 *     reasoning_effort: low} or {@code temperature: 0.2}; what the model refuses is left out
 * @param price what the vendor takes; null if it is not to be counted
 */
public record ModelSettings(
        Secret key,
        String model,
        @Nullable URI baseUrl,
        @DefaultValue("60s") Duration timeout,
        @NestedConfigurationProperty @DefaultValue PromptSettings prompt,
        @DefaultValue Map<String, Object> parameters,
        @NestedConfigurationProperty @Nullable PriceSettings price) {

    private static final List<String> NOT_FOR_CHOICE =
            List.of(
                    "model",
                    "messages",
                    "system",
                    "stream",
                    "n",
                    "tools",
                    "functions",
                    ModelParameters.LIMIT,
                    ModelParameters.NEW_LIMIT);

    public ModelSettings {
        if (key == null || model == null) {
            throw new IllegalArgumentException(
                    "A model needs key: env:NAME or file:/path, and model: its name");
        }
        for (String name : NOT_FOR_CHOICE) {
            if (parameters.containsKey(name)) {
                throw new IllegalArgumentException(
                        "A model's parameters can't set "
                                + name
                                + "; leave it out. The length of an answer is"
                                + " prompt.most-output-tokens");
            }
        }
        parameters = ParameterValues.typed(parameters);
    }
}

package dev.caesura.sender.app;

import dev.caesura.sender.generation.generator.http.HttpGeneratorSettings;
import dev.caesura.sender.generation.generator.model.ModelSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * One generator that accounts can name; exactly one of these is set.
 *
 * @param http a team's own bot
 * @param openai a model with OpenAI's chat completions interface
 * @param anthropic a model with Anthropic's messages interface
 */
@ConfigurationPropertiesSource
public record GeneratorSettings(
        @NestedConfigurationProperty @Nullable HttpGeneratorSettings http,
        @NestedConfigurationProperty @Nullable ModelSettings openai,
        @NestedConfigurationProperty @Nullable ModelSettings anthropic) {

    public GeneratorSettings {
        int kinds = (http == null ? 0 : 1) + (openai == null ? 0 : 1) + (anthropic == null ? 0 : 1);
        if (kinds != 1) {
            throw new IllegalArgumentException(
                    "A generator needs one of http, openai and anthropic; for example"
                            + " caesura.sender.generation.generators.bot.http.url: https://…");
        }
    }
}

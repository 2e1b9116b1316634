package dev.caesura.sender.generation.generator.model;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What a model is told.
 *
 * @param template the system prompt, a Mustache template with {@code channel}, {@code group} and
 *     {@code hasRecentReplies}; what was said stands in turns of its own
 * @param mostInputTokens about how long the whole may be; the oldest history is left out first.
 *     Counted as one token for three characters, which is more than models count in most languages
 * @param mostOutputTokens how long an answer may be; one that is cut off is an error
 */
public record PromptSettings(
        @DefaultValue("classpath:/dev/caesura/sender/system-prompt.mustache") Resource template,
        @DefaultValue("6000") int mostInputTokens,
        @DefaultValue("800") int mostOutputTokens) {

    public PromptSettings {
        if (mostInputTokens < 1 || mostOutputTokens < 1) {
            throw new IllegalArgumentException(
                    "A prompt's most-input-tokens and most-output-tokens must be above 0");
        }
    }
}

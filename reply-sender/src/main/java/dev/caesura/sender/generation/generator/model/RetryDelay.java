package dev.caesura.sender.generation.generator.model;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the pause that Google's APIs ask for in an error's details ({@code "retryDelay": "34s"}),
 * as their interface for OpenAI's clients does.
 */
final class RetryDelay {

    private static final Pattern SECONDS =
            Pattern.compile("\"retryDelay\"\\s*:\\s*\"(\\d{1,9})(?:\\.\\d+)?s\"");

    private RetryDelay() {}

    /** The pause; null if the body has none. */
    static @Nullable Duration in(JsonNode body) {
        Matcher seconds = SECONDS.matcher(body.toString());
        return seconds.find() ? Duration.ofSeconds(Long.parseLong(seconds.group(1))) : null;
    }
}

package dev.caesura.sender.generation.generator.model;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the pause that an error's body asks for: in the details of Google's APIs ({@code
 * "retryDelay": "34s"}), also in their interface for OpenAI's clients, and in the words of others
 * beside 429.
 *
 * @see <a href="https://github.com/FoundationAgents/MetaGPT/issues/523">OpenAI's {@code Please try
 *     again in 9.816s}</a>
 * @see <a href="https://learn.microsoft.com/en-us/answers/questions/2140040">Azure's {@code Please
 *     retry after 37 seconds}</a>
 */
final class RetryDelay {

    private static final int TOO_MANY_CALLS = 429;
    private static final long LONGEST_SECONDS = 999_999_999;

    private static final Pattern SECONDS =
            Pattern.compile("\"retryDelay\"\\s*:\\s*\"(\\d{1,9})(?:\\.\\d+)?s\"");

    private static final String TIME =
            "(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|milliseconds?|s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)"
                    + "(?![a-z])";

    private static final Pattern WORDS =
            Pattern.compile(
                    "(?:try again|retry|wait)(?: in| after| for)? (?<times>(?:"
                            + TIME
                            + " ?){1,4})");

    private static final Pattern ONE_TIME = Pattern.compile(TIME);

    private RetryDelay() {}

    /**
     * The pause; null if the body has none.
     *
     * @param status HTTP's: words count only in an answer about too many calls
     */
    static @Nullable Duration in(JsonNode body, int status) {
        String text = body.toString();
        Matcher seconds = SECONDS.matcher(text);
        if (seconds.find()) {
            return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
        }
        Matcher words = WORDS.matcher(text.toLowerCase(Locale.ROOT));
        return status == TOO_MANY_CALLS && words.find() ? sum(words.group("times")) : null;
    }

    private static Duration sum(String times) {
        double seconds = 0;
        for (Matcher one = ONE_TIME.matcher(times); one.find(); ) {
            seconds += Double.parseDouble(one.group(1)) * secondsIn(one.group(2));
        }
        return Duration.ofMillis(Math.round(Math.min(seconds, LONGEST_SECONDS) * 1000));
    }

    private static double secondsIn(String unit) {
        if (unit.startsWith("ms") || unit.startsWith("milli")) {
            return 0.001;
        }
        return switch (unit.charAt(0)) {
            case 'm' -> 60;
            case 'h' -> 3_600;
            case 'd' -> 86_400;
            default -> 1;
        };
    }
}

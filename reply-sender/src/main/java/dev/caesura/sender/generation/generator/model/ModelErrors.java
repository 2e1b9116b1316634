package dev.caesura.sender.generation.generator.model;

import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.guard.CallException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the errors of model APIs mean. Their messages are read and left out: they may repeat the
 * prompt.
 *
 * @see <a href="https://platform.openai.com/docs/guides/error-codes">OpenAI's error codes</a>
 * @see <a href="https://docs.claude.com/en/api/errors">Anthropic's errors</a>
 */
final class ModelErrors {

    private static final Pattern FILTER =
            Pattern.compile(
                    "content[ _-]?(?:filter|policy|management policy|exists risk)|responsibleaipolicy"
                            + "|moderation|data_?inspection|(?:inappropriate|sensitive|unsafe) content");

    private static final Pattern TOO_LONG =
            Pattern.compile(
                    "context_length_exceeded|maximum context length|prompt is too long|context window"
                            + "|string_above_max_length|request_too_large|input is too long"
                            + "|exceeds the maximum number of tokens|range of input length");

    private ModelErrors() {}

    /** Nobody answered, or not in time. */
    static GenerationException noAnswer(IOException cause) {
        return new GenerationException(
                Kind.UNAVAILABLE, "model-no-answer", cause.getClass().getSimpleName(), null, cause);
    }

    /**
     * An answer that is an error.
     *
     * @param status HTTP's, or the one that the error names where HTTP's says 200
     * @param body the answer's JSON; an empty object if it has none
     * @param retryAfter how long the answer asks to wait; null if it does not say
     */
    static GenerationException of(int status, JsonNode body, @Nullable Duration retryAfter) {
        String all = body.toString().toLowerCase(Locale.ROOT);
        Duration pause = retryAfter == null ? RetryDelay.in(body) : retryAfter;
        Optional<AccountFault> fault = fault(status, body, all, pause);
        Kind kind = fault.isPresent() ? Kind.ACCOUNT : kindOf(status, all);
        String reason =
                fault.filter(f -> status != 404)
                        .map(AccountFault::reason)
                        .orElseGet(() -> reasonOf(status, kind, all));
        return new GenerationException(kind, reason, detail(status, body), pause, null);
    }

    /** An error that comes with status 200: what it would be with the status that it names. */
    static GenerationException within(JsonNode error) {
        String all = error.toString().toLowerCase(Locale.ROOT);
        boolean told =
                isRequests(all)
                        || Arrays.stream(AccountFault.values())
                                .anyMatch(fault -> fault.isSaidIn(all));
        return of(NamedStatus.of(error).orElse(told ? 400 : 500), error, null);
    }

    private static Optional<AccountFault> fault(
            int status, JsonNode body, String all, @Nullable Duration pause) {
        List<String> names = names(body).toLowerCase(Locale.ROOT).lines().toList();
        // Whoever names a pause asks to wait, whatever the words are.
        boolean throttles = status == 429 && pause != null;
        boolean open = (status == 400 || status == 422) && !isRequests(all);
        return Arrays.stream(AccountFault.values())
                .filter(fault -> open || fault.isUnderAnyStatus())
                .filter(
                        fault ->
                                fault.isNamedIn(names)
                                        || fault.isSaidIn(all)
                                                && !(throttles && fault == AccountFault.STANDING))
                .findFirst();
    }

    /** Whether the error is about what was asked, and may be another at the next request. */
    private static boolean isRequests(String all) {
        return FILTER.matcher(all).find() || TOO_LONG.matcher(all).find();
    }

    private static Kind kindOf(int status, String all) {
        return switch (status) {
            case 401, 402, 403, 404 -> isRequests(all) ? Kind.PERMANENT : Kind.ACCOUNT;
            case 429 -> Kind.THROTTLED;
            case 408, 409, 425 -> Kind.UNAVAILABLE;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.PERMANENT;
        };
    }

    private static String reasonOf(int status, Kind kind, String all) {
        return switch (kind) {
            case ACCOUNT -> accountReason(status);
            case THROTTLED -> "model-rate-limited";
            case PERMANENT -> refusalReason(all);
            default -> "model-unavailable";
        };
    }

    private static String accountReason(int status) {
        return switch (status) {
            case 401, 403 -> AccountFault.KEY.reason();
            case 404 -> AccountFault.MODEL.reason();
            default -> AccountFault.STANDING.reason();
        };
    }

    private static String refusalReason(String all) {
        if (FILTER.matcher(all).find()) {
            return "model-content-filter";
        }
        return TOO_LONG.matcher(all).find() ? "model-context-too-long" : "model-refused";
    }

    private static String detail(int status, JsonNode body) {
        String names = names(body).replace('\n', ' ').replaceAll("[^\\w .-]", "").strip();
        return "HTTP " + status + (names.isEmpty() ? "" : " " + names);
    }

    /** The error's type, code and status, a line each: names, and nothing that was said. */
    private static String names(JsonNode body) {
        JsonNode error = body.path("error").isObject() ? body.path("error") : body;
        StringBuilder names = new StringBuilder();
        for (String field :
                new String[] {"type", "code", "status", "param", "error_code", "status_code"}) {
            String name = error.path(field).asString("");
            if (!name.isEmpty() && name.length() <= 60) {
                names.append(name).append('\n');
            }
        }
        return names.toString();
    }
}

package dev.caesura.sender.generation.generator.model;

import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.guard.CallException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The meanings of model APIs' errors. Their messages are read, but not passed on: they may repeat
 * the prompt.
 *
 * @see <a href="https://developers.openai.com/api/docs/guides/error-codes">OpenAI's error codes</a>
 * @see <a href="https://platform.claude.com/docs/en/api/errors">Anthropic's errors</a>
 * @see <a href="https://ai.google.dev/gemini-api/docs/troubleshooting">Gemini's errors</a>: 499
 *     {@code CANCELLED}
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html">Bedrock's
 *     errors</a>: 408 and 424 of the model
 * @see <a href="https://console.groq.com/docs/errors">Groq's errors</a>: 413, 424, 498 for a lack
 *     of capacity
 * @see <a href="https://docs.cohere.com/reference/errors">Cohere's errors</a>: 499, and {@code too
 *     many tokens}
 * @see <a href="https://github.com/UKGovernmentBEIS/inspect_ai/pull/2267">xAI's {@code Content
 *     violates usage guidelines}</a>, under 403
 * @see <a href="https://github.com/DrShushen/climb/issues/13">OpenAI's {@code Request too
 *     large}</a>, under 429: no pause makes it smaller
 * @see <a href="https://github.com/ggml-org/llama.cpp/pull/15780">llama.cpp's {@code
 *     exceed_context_size_error}</a>, under 500 at first
 * @see <a href="https://github.com/amd/gaia/issues/3766">Fireworks' suspended accounts</a>, under
 *     412
 * @see <a href="https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/2255">LM Studio's {@code
 *     The model has crashed}</a>, under 400: it loads the model again
 */
final class ModelErrors {

    /** Fields that hold a name, and no free text. */
    private static final List<String> NAMES =
            List.of("type", "__type", "code", "status", "param", "error_code", "status_code");

    private static final Pattern FILTER =
            Pattern.compile(
                    "content[ _-]?(?:filter|policy|management policy|exists risk)|responsibleaipolicy"
                            + "|moderation|data_?inspection|(?:inappropriate|sensitive|unsafe) content"
                            + "|content violates|safety_check_type|invalid_prompt"
                            + "|flagged as potentially violating|敏感内容|不安全");

    private static final Pattern TOO_LONG =
            Pattern.compile(
                    "context[_ -]?(?:length|window|size|limit)|prompt is too long"
                            + "|string_above_max_length|request_too_large|input is too long"
                            + "|exceeds the maximum number of tokens|range of input length"
                            + "|maximum (?:prompt|input|model) length|too many tokens:"
                            + "|reduce the length of|`?max_new_tokens`? must be|tokens_limit_reached"
                            + "|request too large for|tokens must be reduced|超长");

    /** The words for a single call above the limit, under the status for too many calls. */
    private static final Pattern TOO_LARGE =
            Pattern.compile("request too large for|tokens must be reduced|tokens_limit_reached");

    /** OpenRouter's word for money that other calls have reserved. */
    private static final String IN_FLIGHT = "in_flight_budget_exhausted";

    /** Names under which a call that is one too many is refused with 400. */
    private static final Set<String> TOO_OFTEN =
            Set.of(
                    "throttlingexception",
                    "throttling",
                    "toomanyrequestsexception",
                    "rate_limit_exceeded",
                    "rate_limit_error");

    /** The words of a server that lost its model while it answered, and refuses with 400. */
    private static final Pattern OUT_OF_ORDER =
            Pattern.compile(
                    "\\bmodel (?:(?:has |was |is )?(?:crashed|unloaded|reloaded)|process (?:crashed|exited))"
                            + "|\"channel error\"");

    private ModelErrors() {}

    /** Nobody answered, or not in time. */
    static GenerationException noAnswer(IOException cause) {
        return new GenerationException(
                Kind.UNAVAILABLE, "model-no-answer", cause.getClass().getSimpleName(), null, cause);
    }

    /**
     * An answer that seems well, and is not one of this interface. Servers that keep a connection
     * alive with empty lines until the model begins end it with nothing else if it never does; a
     * page, or a stream that nobody asked for, comes from a wrong address or a wrong setting, which
     * every request meets.
     *
     * @see <a href="https://api-docs.deepseek.com/quick_start/rate_limit">DeepSeek's empty
     *     lines</a>, which <a
     *     href="https://github.com/router-for-me/CLIProxyAPI/issues/2690">OpenRouter</a> sends, too
     */
    static GenerationException foreign(String body) {
        return body.isBlank()
                ? GenerationException.of(
                        Kind.UNAVAILABLE, "model-no-answer", "The answer has nothing in it")
                : GenerationException.of(
                        Kind.ACCOUNT,
                        "model-unreadable",
                        "The answer is not one of this interface: check base-url and parameters");
    }

    /**
     * An answer that is an error.
     *
     * @param answered HTTP's status, or the one that the error names where HTTP's says 200
     * @param body the answer's JSON; an empty object if it has none
     * @param retryAfter how long the answer asks to wait; null if it does not say
     */
    static GenerationException of(int answered, JsonNode body, @Nullable Duration retryAfter) {
        String all = body.toString().toLowerCase(Locale.ROOT);
        int status = meant(answered, body);
        Duration pause = retryAfter == null ? RetryDelay.in(body, status) : retryAfter;
        Optional<AccountFault> fault = fault(status, body, all, pause);
        Kind kind = fault.isPresent() ? Kind.ACCOUNT : kindOf(status, all);
        String reason =
                fault.filter(f -> status != 404)
                        .map(AccountFault::reason)
                        .orElseGet(() -> reasonOf(status, kind, all));
        return new GenerationException(kind, reason, detail(status, body), pause, null);
    }

    /** An error that comes with status 200, treated as one with the status that it names. */
    static GenerationException within(JsonNode error) {
        String all = error.toString().toLowerCase(Locale.ROOT);
        boolean told =
                isRequests(all)
                        || Arrays.stream(AccountFault.values())
                                .anyMatch(fault -> fault.isSaidIn(all));
        return of(NamedStatus.of(error).orElse(told ? 400 : 500), error, null);
    }

    /** The status; for a server that answers 400 to everything, the status that its error names. */
    private static int meant(int status, JsonNode body) {
        if (status != 400 && status != 422) {
            return status;
        }
        if (namesOf(body).stream().anyMatch(TOO_OFTEN::contains)) {
            return 429;
        }
        if (OUT_OF_ORDER.matcher(body.toString().toLowerCase(Locale.ROOT)).find()) {
            return 503;
        }
        return NamedStatus.inNumbers(errorIn(body)).orElse(status);
    }

    private static Optional<AccountFault> fault(
            int status, JsonNode body, String all, @Nullable Duration pause) {
        if (all.contains(IN_FLIGHT)) {
            return Optional.empty();
        }
        List<String> names = namesOf(body);
        // A named pause means wait, whatever the words are.
        boolean throttles = status == 429 && pause != null;
        boolean open = (status == 400 || status == 422) && !isRequests(all);
        return Arrays.stream(AccountFault.values())
                .filter(fault -> open || fault.isUnderAnyStatus())
                .filter(
                        fault ->
                                fault.isNamedIn(names)
                                        || fault.isSaidIn(all)
                                                && !(throttles && fault.isOverAfterAPause(all)))
                .findFirst();
    }

    /** Whether the error is about this request's content, and may differ for the next request. */
    private static boolean isRequests(String all) {
        return FILTER.matcher(all).find() || TOO_LONG.matcher(all).find();
    }

    private static Kind kindOf(int status, String all) {
        return switch (status) {
            case 402 -> all.contains(IN_FLIGHT) ? Kind.THROTTLED : unlessRequests(all);
            case 401, 403, 404 -> unlessRequests(all);
            // The address does not exist, has moved, or is behind a proxy, or the account is
            // suspended.
            case 405, 407, 410, 412, 426, 451 -> Kind.ACCOUNT;
            case 429 -> TOO_LARGE.matcher(all).find() ? Kind.PERMANENT : Kind.THROTTLED;
            case 408, 409, 421, 424, 425, 498, 499 -> Kind.UNAVAILABLE;
            default -> byClass(status, all);
        };
    }

    private static Kind unlessRequests(String all) {
        return isRequests(all) ? Kind.PERMANENT : Kind.ACCOUNT;
    }

    private static Kind byClass(int status, String all) {
        return switch (status / 100) {
            case 3 -> Kind.ACCOUNT;
            case 4 -> Kind.PERMANENT;
            default -> TOO_LONG.matcher(all).find() ? Kind.PERMANENT : Kind.UNAVAILABLE;
        };
    }

    private static String reasonOf(int status, Kind kind, String all) {
        return switch (kind) {
            case ACCOUNT -> accountReason(status);
            case THROTTLED -> "model-rate-limited";
            case PERMANENT -> refusalReason(status, all);
            default -> "model-unavailable";
        };
    }

    private static String accountReason(int status) {
        return switch (status) {
            case 401, 403, 407, 451 -> AccountFault.KEY.reason();
            case 402, 412 -> AccountFault.STANDING.reason();
            default -> AccountFault.MODEL.reason();
        };
    }

    private static String refusalReason(int status, String all) {
        if (FILTER.matcher(all).find()) {
            return "model-content-filter";
        }
        return status == 413 || TOO_LONG.matcher(all).find()
                ? "model-context-too-long"
                : "model-refused";
    }

    private static String detail(int status, JsonNode body) {
        String names = String.join(" ", names(body)).replaceAll("[^\\w .-]", "").strip();
        return "HTTP " + status + (names.isEmpty() ? "" : " " + names);
    }

    private static List<String> namesOf(JsonNode body) {
        return names(body).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * The error's type, code and status, and Anthropic's code in the details: names, and no free
     * text. AWS writes a name after that of its service.
     */
    private static List<String> names(JsonNode body) {
        JsonNode error = errorIn(body);
        return Stream.of(error, error.path("details"))
                .flatMap(part -> NAMES.stream().map(field -> part.path(field).asString("")))
                .map(name -> name.substring(name.lastIndexOf('#') + 1))
                .filter(name -> !name.isEmpty() && name.length() <= 60)
                .toList();
    }

    private static JsonNode errorIn(JsonNode body) {
        return body.path("error").isObject() ? body.path("error") : body;
    }
}

package dev.caesura.sender.generation.generator.model;

import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.guard.CallException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
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

    /** Codes and types of an account that has no money or no access left. */
    private static final Set<String> ACCOUNT =
            Set.of(
                    "insufficient_quota",
                    "insufficient_balance",
                    "insufficient_funds",
                    "insufficient_credits",
                    "billing_not_active",
                    "billing_hard_limit_reached",
                    "billing_error",
                    "credit_balance_too_low",
                    "quota_exceeded",
                    "account_deactivated",
                    "account_suspended",
                    "access_terminated",
                    "organization_deactivated",
                    "payment_required");

    /** What vendors say of such an account under codes that mean other things too. */
    private static final Pattern NO_MONEY =
            Pattern.compile(
                    "credit balance is too low|insufficient (?:balance|credit|quota|funds)"
                            + "|exceeded your current quota|usage limits?\\b.*regain access"
                            + "|specified api usage limits|billing (?:hard )?limit|spend(?:ing)? limit"
                            + "|account (?:is|has been) (?:not active|deactivated|suspended|disabled)"
                            + "|organization has been disabled|payment required",
                    Pattern.DOTALL);

    private static final Pattern NO_KEY =
            Pattern.compile(
                    "api[ _-]?key (?:not valid|is invalid|expired|not found)|invalid[ _]api[ _]key");

    private static final Pattern FILTER =
            Pattern.compile(
                    "content[ _-]?(?:filter|policy|management policy)|responsibleaipolicy|moderation");

    private static final Pattern TOO_LONG =
            Pattern.compile(
                    "context_length_exceeded|maximum context length|prompt is too long|context window"
                            + "|string_above_max_length|request_too_large|input is too long");

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
        Kind kind = kindOf(status, body, all, pause);
        return new GenerationException(
                kind, reasonOf(status, kind, all), detail(status, body), pause, null);
    }

    /** An error that comes with status 200; its code is a status with some servers. */
    static GenerationException within(JsonNode error) {
        int code = error.path("code").asInt(0);
        String type = names(error).toLowerCase(Locale.ROOT);
        int status =
                code >= 400 && code < 600 ? code : type.contains("invalid_request") ? 400 : 500;
        return of(type.contains("rate_limit") ? 429 : status, error, null);
    }

    private static Kind kindOf(int status, JsonNode body, String all, @Nullable Duration pause) {
        boolean named = names(body).toLowerCase(Locale.ROOT).lines().anyMatch(ACCOUNT::contains);
        boolean throttles = status == 429 && pause != null && !named;
        if (named || (NO_MONEY.matcher(all).find() && !throttles) || NO_KEY.matcher(all).find()) {
            return Kind.ACCOUNT;
        }
        return switch (status) {
            case 401, 402, 403, 404 -> FILTER.matcher(all).find() ? Kind.PERMANENT : Kind.ACCOUNT;
            case 429 -> Kind.THROTTLED;
            case 408, 409, 425 -> Kind.UNAVAILABLE;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.PERMANENT;
        };
    }

    private static String reasonOf(int status, Kind kind, String all) {
        return switch (kind) {
            case ACCOUNT -> accountReason(status, all);
            case THROTTLED -> "model-rate-limited";
            case PERMANENT -> refusalReason(all);
            default -> "model-unavailable";
        };
    }

    private static String accountReason(int status, String all) {
        if (status == 404) {
            return "model-not-found";
        }
        boolean key = NO_KEY.matcher(all).find();
        return (status == 401 || status == 403 || key) && !NO_MONEY.matcher(all).find()
                ? "model-unauthorized"
                : "model-quota";
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
        for (String field : new String[] {"type", "code", "status", "param"}) {
            String name = error.path(field).asString("");
            if (!name.isEmpty() && name.length() <= 60) {
                names.append(name).append('\n');
            }
        }
        return names.toString();
    }
}

package dev.caesura.sender.delivery.channel.meta;

import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.ErrorTable;
import dev.caesura.sender.delivery.channel.ErrorTable.Meaning;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.guard.CallException.Kind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the errors of one of Meta's channels. Code and subcode decide, not the HTTP status: the
 * same code comes with several.
 *
 * @param channel the beginning of reasons
 * @param table the meanings of the codes; codes that are neither in it nor the Graph API's own are
 *     refusals for good
 * @see <a href="https://developers.facebook.com/docs/graph-api/guides/error-handling">Graph API
 *     errors</a>
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting">Rate
 *     limits</a> and their codes by business use case
 * @see <a href="https://developers.facebook.com/docs/graph-api/guides/secure-requests">Secure
 *     requests</a>: {@code appsecret_proof} and the list of addresses that may call
 */
public record GraphErrors(String channel, ErrorTable table) {

    private static final int PERMISSION_FIRST = 200;
    private static final int PERMISSION_LAST = 299;
    private static final int PERMISSION_DENIED = 10;
    private static final int PARAMETER = 100;
    private static final int NO_CODE = Integer.MIN_VALUE;

    private static final Duration BUSINESS_LIMIT = Duration.ofMinutes(5);

    /** The errors that any call of the Graph API may meet, whatever the channel. */
    private static final ErrorTable ALL_CHANNELS =
            ErrorTable.builder()
                    // Limits by business use case: Pages, Instagram, Messenger, and the others.
                    .codes(
                            Kind.THROTTLED,
                            BUSINESS_LIMIT,
                            IntStream.rangeClosed(80_000, 80_014).toArray())
                    // This machine's address may not call, the version or the app does not exist,
                    // or there is nothing at the account's path.
                    .codes(Kind.ACCOUNT, 5, 12, 101, 803, 2500)
                    .build();

    /** Meta's words under a parameter's code where every call is refused. */
    private static final Pattern EVERY_CALL =
            Pattern.compile(
                    "appsecret_proof|unsupported post request|nonexisting field",
                    Pattern.CASE_INSENSITIVE);

    /** Meta's words where a permission's code is about one person, and no subcode says so. */
    private static final Pattern ONE_PERSON =
            Pattern.compile(
                    "outside (?:of )?(?:the )?allowed window|isn['\u2019]t (?:available|receiving)"
                            + "|(?:cannot|can['\u2019]t) receive (?:your )?messages|thread owner"
                            + "|another app|no matching user|admins, developers or testers",
                    Pattern.CASE_INSENSITIVE);

    /** The error as an exception. */
    DeliveryException read(JsonNode error, HttpResponse<?> answer) {
        int code = error.path("code").asInt(NO_CODE);
        int subcode = error.path("error_subcode").asInt(0);
        Meaning known = meaning(code, subcode);
        return new DeliveryException(
                kind(code, known, error, answer.statusCode()),
                channel + "-" + (code == NO_CODE ? "http-" + answer.statusCode() : code),
                "code " + code + (subcode == 0 ? "" : "/" + subcode) + ": " + detail(error),
                pause(known, answer),
                null);
    }

    /** The meaning of a code in a status; null if it is unknown. */
    public @Nullable Meaning meaningOf(String error) {
        int code = ErrorTable.codeIn(error);
        return code == 0 ? null : meaning(code, 0);
    }

    private @Nullable Meaning meaning(int code, int subcode) {
        Meaning own = table.of(code, subcode);
        return own == null ? ALL_CHANNELS.of(code) : own;
    }

    private static Kind kind(int code, @Nullable Meaning known, JsonNode error, int status) {
        if (isPermission(code) && says(ONE_PERSON, error)) {
            return Kind.PERMANENT;
        }
        if (code == PARAMETER && says(EVERY_CALL, error)) {
            return Kind.ACCOUNT;
        }
        return known == null ? unknown(code, error, status) : known.kind();
    }

    /**
     * An error that Meta calls transient is tried again whatever its code; an exception of the
     * sign-in without a code concerns the token.
     */
    private static Kind unknown(int code, JsonNode error, int status) {
        if (error.path("is_transient").asBoolean(false)) {
            return Kind.UNAVAILABLE;
        }
        if (status == 429) {
            return Kind.THROTTLED;
        }
        if (isPermission(code) || status == 401 || isSignIn(code, error)) {
            return Kind.ACCOUNT;
        }
        return status >= 500 ? Kind.UNAVAILABLE : Kind.PERMANENT;
    }

    private static boolean isSignIn(int code, JsonNode error) {
        return code == NO_CODE && error.path("type").asString("").equals("OAuthException");
    }

    private static boolean isPermission(int code) {
        return code == PERMISSION_DENIED || (code >= PERMISSION_FIRST && code <= PERMISSION_LAST);
    }

    private static boolean says(Pattern words, JsonNode error) {
        return words.matcher(error.path("message").asString("")).find();
    }

    private static @Nullable Duration pause(@Nullable Meaning known, HttpResponse<?> answer) {
        Duration asked = HttpCall.retryAfter(answer);
        Duration regained = asked == null ? BusinessUsage.pause(answer.headers()) : asked;
        boolean throttled = known == null || known.kind() == Kind.THROTTLED;
        if (regained != null && (asked != null || throttled)) {
            return regained;
        }
        return known == null ? null : known.pause();
    }

    private static String detail(JsonNode error) {
        String details = error.path("error_data").path("details").asString("");
        return details.isEmpty() ? error.path("message").asString("no message") : details;
    }
}

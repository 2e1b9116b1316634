package dev.caesura.sender.delivery.channel.meta;

import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.ErrorTable;
import dev.caesura.sender.delivery.channel.ErrorTable.Meaning;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.guard.CallException.Kind;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the errors of one of Meta's channels. Code and subcode decide, not the HTTP status: the
 * same code comes with several.
 *
 * @param channel what reasons begin with
 * @param table what the codes mean; those that are not in it are refusals for good
 */
public record GraphErrors(String channel, ErrorTable table) {

    private static final int PERMISSION_FIRST = 200;
    private static final int PERMISSION_LAST = 299;
    private static final int PERMISSION_DENIED = 10;

    /** What Meta says where a permission's code is about one person, and no subcode says so. */
    private static final Pattern ONE_PERSON =
            Pattern.compile(
                    "outside (?:of )?(?:the )?allowed window|isn['\u2019]t (?:available|receiving)"
                            + "|(?:cannot|can['\u2019]t) receive (?:your )?messages|thread owner"
                            + "|another app|no matching user|admins, developers or testers",
                    Pattern.CASE_INSENSITIVE);

    /** The error as an exception. */
    DeliveryException read(JsonNode error, HttpResponse<?> answer) {
        int code = error.path("code").asInt(-1);
        int subcode = error.path("error_subcode").asInt(0);
        Meaning known = table.of(code, subcode);
        Kind kind = known == null ? unknown(code, error, answer.statusCode()) : known.kind();
        return new DeliveryException(
                isPermission(code) && isAboutOnePerson(error) ? Kind.PERMANENT : kind,
                channel + "-" + code,
                "code " + code + (subcode == 0 ? "" : "/" + subcode) + ": " + detail(error),
                pause(known, answer),
                null);
    }

    /** What Meta calls transient is tried again whatever its code. */
    private static Kind unknown(int code, JsonNode error, int status) {
        if (error.path("is_transient").asBoolean(false) || status >= 500) {
            return Kind.UNAVAILABLE;
        }
        if (status == 429) {
            return Kind.THROTTLED;
        }
        return isPermission(code) || status == 401 ? Kind.ACCOUNT : Kind.PERMANENT;
    }

    private static boolean isPermission(int code) {
        return code == PERMISSION_DENIED || (code >= PERMISSION_FIRST && code <= PERMISSION_LAST);
    }

    private static boolean isAboutOnePerson(JsonNode error) {
        return ONE_PERSON.matcher(error.path("message").asString("")).find();
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

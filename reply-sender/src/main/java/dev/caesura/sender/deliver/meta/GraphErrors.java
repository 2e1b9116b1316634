package dev.caesura.sender.deliver.meta;

import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.DeliveryException.Kind;
import dev.caesura.sender.deliver.HttpCall;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the error codes of one of Meta's channels mean. The code decides, not the HTTP status: the
 * same code comes with several.
 *
 * @param channel what reasons begin with
 * @param codes the codes of each meaning; those that are not in it are refusals for good
 * @param pauses how long to wait at least after a code, where no answer says so
 */
public record GraphErrors(
        String channel, Map<Kind, Set<Integer>> codes, Map<Integer, Duration> pauses) {

    private static final int PERMISSION_FIRST = 200;
    private static final int PERMISSION_LAST = 299;

    /** The error as an exception; what Meta calls transient is tried again whatever its code. */
    DeliveryException read(JsonNode error, HttpResponse<?> answer) {
        int code = error.path("code").asInt(-1);
        int subcode = error.path("error_subcode").asInt(0);
        return new DeliveryException(
                kindOf(code, error, answer.statusCode()),
                channel + "-" + code,
                "code " + code + (subcode == 0 ? "" : "/" + subcode) + ": " + detail(error),
                pause(code, answer),
                null);
    }

    private Kind kindOf(int code, JsonNode error, int status) {
        for (Map.Entry<Kind, Set<Integer>> known : codes.entrySet()) {
            if (known.getValue().contains(code)) {
                return known.getKey();
            }
        }
        if (error.path("is_transient").asBoolean(false) || status >= 500) {
            return Kind.UNAVAILABLE;
        }
        if (status == 429) {
            return Kind.THROTTLED;
        }
        return code >= PERMISSION_FIRST && code <= PERMISSION_LAST ? Kind.ACCOUNT : Kind.PERMANENT;
    }

    private @Nullable Duration pause(int code, HttpResponse<?> answer) {
        Duration asked = HttpCall.retryAfter(answer);
        return asked == null ? pauses.get(code) : asked;
    }

    private static String detail(JsonNode error) {
        String details = error.path("error_data").path("details").asString("");
        return details.isEmpty() ? error.path("message").asString("no message") : details;
    }
}

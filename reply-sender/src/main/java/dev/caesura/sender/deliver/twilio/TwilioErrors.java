package dev.caesura.sender.deliver.twilio;

import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.DeliveryException.Kind;
import dev.caesura.sender.deliver.HttpCall;
import java.net.http.HttpResponse;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What Twilio's error codes mean: https://www.twilio.com/docs/api/errors. */
final class TwilioErrors {

    private static final Set<Integer> TOO_FAST = Set.of(20429, 21611, 30001, 63018);
    private static final Set<Integer> ACCOUNT = Set.of(20003, 63001, 63007);

    private TwilioErrors() {}

    static DeliveryException read(JsonNode error, HttpResponse<?> answer) {
        int code = error.path("code").asInt();
        return new DeliveryException(
                kindOf(code, answer.statusCode()),
                "twilio-" + code,
                error.path("message").asString("no message"),
                HttpCall.retryAfter(answer),
                null);
    }

    private static Kind kindOf(int code, int status) {
        if (TOO_FAST.contains(code) || status == 429) {
            return Kind.THROTTLED;
        }
        if (ACCOUNT.contains(code)) {
            return Kind.ACCOUNT;
        }
        return status >= 500 ? Kind.UNAVAILABLE : Kind.PERMANENT;
    }
}

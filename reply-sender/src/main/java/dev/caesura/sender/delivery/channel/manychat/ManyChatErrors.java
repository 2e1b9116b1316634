package dev.caesura.sender.delivery.channel.manychat;

import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.guard.CallException.Kind;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The meanings of ManyChat's errors. Its API documents HTTP statuses, and no list of the codes that
 * accompany a refusal; refusals are distinguished by their words.
 *
 * @see <a href="https://api.manychat.com/swagger">ManyChat's API</a>
 */
final class ManyChatErrors {

    private static final Pattern TOO_FAST = Pattern.compile("rate limit|too many|throttl");
    private static final Pattern ACCOUNT =
            Pattern.compile(
                    "wrong token|invalid (?:api )?(?:token|key)|unauthori[sz]ed|page (?:is )?not (?:found"
                            + "|active|connected)|subscription (?:is )?(?:expired|inactive)"
                            + "|pro (?:account|plan)|permission|access denied|api is not available");

    private ManyChatErrors() {}

    static DeliveryException read(JsonNode error, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status / 100 != 2 && status / 100 != 4 || !error.has("status")) {
            return HttpCall.foreign("manychat", answer);
        }
        String words = error.toString().toLowerCase(Locale.ROOT);
        return new DeliveryException(
                kindOf(status, words),
                "manychat-" + error.path("code").asInt(status),
                error.path("message").asString("no message"),
                HttpCall.retryAfter(answer),
                null);
    }

    private static Kind kindOf(int status, String words) {
        if (status == 429 || TOO_FAST.matcher(words).find()) {
            return Kind.THROTTLED;
        }
        if (status == 401 || status == 402 || status == 403 || ACCOUNT.matcher(words).find()) {
            return Kind.ACCOUNT;
        }
        return status == 408 ? Kind.AMBIGUOUS : Kind.PERMANENT;
    }
}

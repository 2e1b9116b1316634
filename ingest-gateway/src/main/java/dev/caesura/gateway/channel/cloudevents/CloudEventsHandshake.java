package dev.caesura.gateway.channel.cloudevents;

import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.WebhookAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The handshake by which CloudEvents keeps senders from flooding a receiver that never asked for
 * events.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md#4-abuse-protection">CloudEvents:
 *     Abuse protection</a>
 */
final class CloudEventsHandshake {

    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z0-9.:/_*\\[\\]-]{1,255}");

    private CloudEventsHandshake() {}

    /**
     * The answer to {@code OPTIONS}; empty for any other method.
     *
     * @param allowed the origins that may send; any, if there are none
     */
    static Optional<WebhookAnswer> answer(Webhook call, List<String> allowed) {
        if (!call.method().equals("OPTIONS")) {
            return Optional.empty();
        }
        String origin = call.header("webhook-request-origin");
        if (origin == null || !ORIGIN.matcher(origin).matches()) {
            return Optional.of(WebhookAnswer.empty(400));
        }
        boolean welcome = allowed.isEmpty() || allowed.contains(origin);
        return Optional.of(welcome ? granted(origin) : WebhookAnswer.empty(403));
    }

    private static WebhookAnswer granted(String origin) {
        Map<String, String> headers =
                Map.of(
                        "Allow", "POST",
                        "WebHook-Allowed-Origin", origin,
                        "WebHook-Allowed-Rate", "*");
        return new WebhookAnswer(200, headers, new byte[0]);
    }
}

package dev.caesura.sender.deliver.webhook;

import dev.caesura.schemas.serde.Json;
import dev.caesura.sender.deliver.DeliveryChannel;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.HttpCall;
import dev.caesura.sender.deliver.Outgoing;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Posts replies to a team's own endpoint, signed as Standard Webhooks; {@code webhook-id} is the
 * reply's id, by which the endpoint can drop what it has seen.
 */
public final class WebhookDelivery implements DeliveryChannel {

    private final WebhookSettings settings;
    private final WebhookSignature signature;
    private final HttpCall http;
    private final Clock clock;

    public WebhookDelivery(WebhookSettings settings, HttpCall http, Clock clock) {
        this.settings = settings;
        this.signature = new WebhookSignature(settings.secret());
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String send(Outgoing part) throws DeliveryException, InterruptedException {
        Instant now = clock.instant();
        byte[] body =
                Json.mapper()
                        .writeValueAsBytes(
                                Map.of(
                                        "type",
                                        "reply",
                                        "timestamp",
                                        now,
                                        "data",
                                        Map.of(
                                                "replyId", part.replyId(),
                                                "conversationId", part.conversation().toString(),
                                                "channel", part.conversation().channel(),
                                                "account", part.conversation().account(),
                                                "contact", part.conversation().contact(),
                                                "text", part.text())));
        long seconds = now.getEpochSecond();
        HttpRequest request =
                HttpRequest.newBuilder(settings.url())
                        .timeout(settings.timeout())
                        .header("Content-Type", "application/json")
                        .header("webhook-id", part.replyId())
                        .header("webhook-timestamp", Long.toString(seconds))
                        .header("webhook-signature", signature.sign(part.replyId(), seconds, body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        judge(http.send(request));
        return part.replyId();
    }

    private static void judge(HttpResponse<String> answer) throws DeliveryException {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return;
        }
        String detail = "HTTP " + status;
        if (status == 429 || status == 503) {
            throw DeliveryException.retryable(
                    "http-" + status, detail, HttpCall.retryAfter(answer));
        }
        if (status == 408 || status / 100 == 5) {
            // The endpoint, or a proxy before it, may have taken it and failed afterwards.
            throw new DeliveryException(
                    DeliveryException.Kind.AMBIGUOUS, "http-" + status, detail, null, null);
        }
        throw DeliveryException.permanent("http-" + status, detail);
    }
}

package dev.caesura.sender.delivery.channel.webhook;

import dev.caesura.sender.delivery.channel.ChannelLimits;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.delivery.channel.Outgoing;
import dev.caesura.sender.delivery.channel.TextSplitter;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.sender.http.SignedPost;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;

/**
 * Posts replies to a team's own endpoint, signed as Standard Webhooks; {@code webhook-id} is the
 * reply's id, by which the endpoint can drop repeated replies.
 */
public final class WebhookDelivery implements DeliveryChannel {

    private static final ChannelLimits LIMITS = new ChannelLimits(TextSplitter.unlimited(), 1_000);

    private final SignedPost post;
    private final HttpCall http;
    private final Clock clock;

    public WebhookDelivery(WebhookSettings settings, HttpCall http, Clock clock) {
        this.post = new SignedPost(settings.url(), settings.secret(), settings.timeout());
        this.http = http;
        this.clock = clock;
    }

    @Override
    public ChannelLimits limits() {
        return LIMITS;
    }

    @Override
    public String send(Outgoing part) throws DeliveryException, InterruptedException {
        Map<String, Object> data =
                Map.of(
                        "replyId", part.replyId(),
                        "conversationId", part.conversation().toString(),
                        "channel", part.conversation().channel(),
                        "account", part.conversation().account(),
                        "contact", part.contact(),
                        "route", part.route(),
                        "text", part.text());
        HttpRequest request = post.request(part.replyId(), "reply", data, clock.instant());
        judge(http.send(request));
        return part.replyId();
    }

    /** As with a team's bot: an endpoint that is being deployed is not found for a while. */
    private static void judge(HttpResponse<String> answer) throws DeliveryException {
        int status = answer.statusCode();
        if (status == 404 || status == 410) {
            throw DeliveryException.of(
                    Kind.UNAVAILABLE, "webhook-http-" + status, "HTTP " + status);
        }
        if (status / 100 != 2) {
            throw HttpCall.refusal("webhook", answer);
        }
    }
}

package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.WebhookAnswer;
import dev.caesura.gateway.signature.SharedToken;
import java.util.List;
import java.util.Optional;

/**
 * Meta's verification of an endpoint: a GET with a token that we chose and a challenge to return as
 * plain text.
 *
 * @see <a
 *     href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests">Meta:
 *     Verification requests</a>
 */
final class MetaHandshake {

    private static final WebhookAnswer REFUSED = WebhookAnswer.empty(403);

    private MetaHandshake() {}

    /**
     * The answer to a GET; empty for any other method. Without a configured token, every GET is
     * refused.
     */
    static Optional<WebhookAnswer> answer(Webhook call, List<String> verifyTokens) {
        if (!call.method().equals("GET")) {
            return Optional.empty();
        }
        String challenge = call.queryParameter("hub.challenge");
        boolean subscribes = "subscribe".equals(call.queryParameter("hub.mode"));
        boolean known = SharedToken.matches(call.queryParameter("hub.verify_token"), verifyTokens);
        return Optional.of(
                subscribes && known && challenge != null
                        ? WebhookAnswer.of(200, "text/plain", challenge)
                        : REFUSED);
    }
}

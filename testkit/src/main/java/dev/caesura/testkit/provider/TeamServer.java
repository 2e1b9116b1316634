package dev.caesura.testkit.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Stands in for a team's own server: takes replies as signed webhooks, and answers requests as a
 * bot with {@code {"text": "…"}}.
 */
public final class TeamServer extends ProviderServer {

    /** The signing key that it shares with the sender. */
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private volatile JsonNode lastReply = MissingNode.getInstance();

    /** The data of the last reply that it took; missing before the first. */
    public JsonNode lastReply() {
        return lastReply;
    }

    @Override
    protected Answer answer(Call call) {
        if (!call.header("webhook-signature").equals(signature(call))) {
            return unauthorized();
        }
        JsonNode json = call.json();
        JsonNode data = json.path("data");
        if (json.path("type").asString("").equals("reply.requested")) {
            return Answer.json(
                    200, Map.of("text", "Answer to " + data.path("requestId").asString("")));
        }
        String id = call.header("webhook-id");
        lastReply = data;
        take(id, data.path("contact").asString(""), data.path("text").asString(""), id);
        return new Answer(204, Map.of(), "");
    }

    private static String signature(Call call) {
        String signed =
                call.header("webhook-id")
                        + "."
                        + call.header("webhook-timestamp")
                        + "."
                        + call.body();
        byte[] key = Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] hash = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Answer unavailable() {
        return Answer.json(503, Map.of("error", "unavailable"));
    }

    @Override
    protected Answer tooManyCalls(Duration retryAfter) {
        return Answer.json(429, Map.of("error", "too many requests"))
                .with("Retry-After", Long.toString(retryAfter.toSeconds() + 1));
    }

    @Override
    protected Answer unauthorized() {
        return Answer.json(401, Map.of("error", "bad signature"));
    }
}

package dev.caesura.sender.http;

import dev.caesura.schemas.serde.Json;
import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Events for a team's own endpoint, in the form of the Standard Webhooks specification: the
 * signature covers the id, the time and the body, so that an old call can't be used again.
 *
 * @param url the endpoint
 * @param secret the signing key, {@code whsec_} and base64
 * @param timeout the longest wait for the answer
 */
public record SignedPost(URI url, Secret secret, Duration timeout) {

    /**
     * Reads the secret, as each call does.
     *
     * @throws RuntimeException if there is none, or it is not a signing key; the message gives the
     *     remedy
     */
    public void check() {
        var unused = new WebhookSignature(secret.reveal());
    }

    /**
     * The call that posts an event.
     *
     * @param id the same at each try, so that the endpoint can drop repeated events
     * @param type the event's type
     * @param now the time of this try
     */
    public HttpRequest request(String id, String type, Object data, Instant now) {
        byte[] body =
                Json.mapper()
                        .writeValueAsBytes(Map.of("type", type, "timestamp", now, "data", data));
        long seconds = now.getEpochSecond();
        return HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(seconds))
                .header(
                        "webhook-signature",
                        new WebhookSignature(secret.reveal()).sign(id, seconds, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }
}

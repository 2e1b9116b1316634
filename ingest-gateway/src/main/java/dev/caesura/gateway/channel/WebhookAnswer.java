package dev.caesura.gateway.channel;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The answer to a channel.
 *
 * @param status the HTTP status
 * @param headers headers of the answer, {@code Content-Type} among them
 * @param body the answer's bytes
 */
public record WebhookAnswer(int status, Map<String, String> headers, byte[] body) {

    private static final byte[] NOTHING = {};

    /** A status without a body. */
    public static WebhookAnswer empty(int status) {
        return new WebhookAnswer(status, Map.of(), NOTHING);
    }

    /** A status and a body of the given media type, in UTF-8. */
    public static WebhookAnswer of(int status, String mediaType, String body) {
        return new WebhookAnswer(
                status, Map.of("Content-Type", mediaType), body.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.caesura.gateway.channel.generic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.signature.Hmac;
import dev.caesura.gateway.signature.Secrets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Chatwoot's signature: {@code x-chatwoot-signature: sha256=<hex>}, the HMAC-SHA256 of the
 * timestamp and the body, joined by a dot, under the webhook's secret. The timestamp must be within
 * five minutes of the clock, which bounds a replay.
 *
 * @see <a
 *     href="https://www.chatwoot.com/hc/user-guide/articles/1677693021-how-to-use-webhooks">Chatwoot:
 *     how to use webhooks</a>
 */
final class ChatwootSignature {

    static final String HEADER = "x-chatwoot-signature";

    private static final String TIMESTAMP_HEADER = "x-chatwoot-timestamp";
    private static final String PREFIX = "sha256=";

    private ChatwootSignature() {}

    /** Whether one of the secrets yields the signature, and the timestamp is fresh. */
    static boolean matches(Webhook call, List<String> secrets) {
        String signature = call.header(HEADER);
        String timestamp = call.header(TIMESTAMP_HEADER);
        if (signature == null
                || timestamp == null
                || !signature.startsWith(PREFIX)
                || !StandardWebhooks.isFresh(timestamp, call.receivedAt())) {
            return false;
        }
        byte[] presented = signature.substring(PREFIX.length()).getBytes(UTF_8);
        byte[] head = (timestamp + '.').getBytes(UTF_8);
        return Secrets.any(
                secrets,
                secret -> {
                    byte[] expected = Hmac.sha256(secret, head, call.body());
                    return MessageDigest.isEqual(
                            HexFormat.of().formatHex(expected).getBytes(UTF_8), presented);
                });
    }
}

package dev.caesura.gateway.channel.generic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.gateway.signature.Hmac;
import dev.caesura.gateway.signature.Secrets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Standard Webhooks signature: {@code webhook-signature: v1,<base64>}, the HMAC-SHA256 of id,
 * timestamp and body, joined by dots. The signed timestamp must be within five minutes of the
 * clock, which bounds a replay.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
public final class StandardWebhooks {

    /** The header with the message's id. */
    public static final String ID_HEADER = "webhook-id";

    /** The header with the time of sending, in seconds since 1970. */
    public static final String TIMESTAMP_HEADER = "webhook-timestamp";

    /** The header with the signatures, separated by spaces. */
    public static final String SIGNATURE_HEADER = "webhook-signature";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String KEY_PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private StandardWebhooks() {}

    /**
     * Whether one of the secrets yields one of the signatures, and the timestamp is fresh.
     *
     * @param secrets {@code whsec_} and the key in base64, or any other text
     * @param now when the call came in
     */
    public static boolean matches(
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body,
            List<String> secrets,
            Instant now) {
        if (id == null || timestamp == null || signatures == null || !isFresh(timestamp, now)) {
            return false;
        }
        List<byte[]> presented = digestsIn(signatures);
        byte[] head = (id + '.' + timestamp + '.').getBytes(UTF_8);
        return Secrets.any(secrets, secret -> isOneOf(presented, secret, head, body));
    }

    static boolean isFresh(String timestamp, Instant now) {
        try {
            long age = Math.subtractExact(now.getEpochSecond(), Long.parseLong(timestamp));
            return age <= TOLERANCE.toSeconds() && age >= -TOLERANCE.toSeconds();
        } catch (NumberFormatException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean isOneOf(
            List<byte[]> presented, String secret, byte[] head, byte[] body) {
        boolean found = false;
        for (byte[] key : keysIn(secret)) {
            byte[] expected = Hmac.sha256(key, head, body);
            for (byte[] digest : presented) {
                found |= MessageDigest.isEqual(expected, digest);
            }
        }
        return found;
    }

    private static List<byte[]> digestsIn(String signatures) {
        List<byte[]> digests = new ArrayList<>();
        for (String signature : signatures.split(" ", -1)) {
            byte[] digest =
                    signature.startsWith(VERSION)
                            ? base64(signature.substring(VERSION.length()))
                            : null;
            if (digest != null) {
                digests.add(digest);
            }
        }
        return digests;
    }

    /** The key that a secret stands for; without the prefix, its own bytes may be meant. */
    private static List<byte[]> keysIn(String secret) {
        boolean prefixed = secret.startsWith(KEY_PREFIX);
        byte[] decoded = base64(prefixed ? secret.substring(KEY_PREFIX.length()) : secret);
        List<byte[]> keys = new ArrayList<>();
        if (decoded != null && decoded.length > 0) {
            keys.add(decoded);
        }
        if (!prefixed) {
            keys.add(secret.getBytes(UTF_8));
        }
        return keys;
    }

    private static byte @Nullable [] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.signature.Hmac;
import dev.caesura.gateway.signature.Secrets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signature of Meta's webhooks: {@code X-Hub-Signature-256: sha256=<64 hex digits>}, the
 * HMAC-SHA256 of the raw body under the app secret.
 *
 * <p>The bytes are hashed as they came: Meta escapes non-ASCII characters, and a body that was
 * parsed and written again no longer fits.
 *
 * @see <a
 *     href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads">Meta:
 *     Validating payloads</a>
 */
public final class MetaSignature {

    /** The header that carries the signature. */
    public static final String HEADER = "x-hub-signature-256";

    private static final String PREFIX = "sha256=";
    private static final int HEX_DIGITS = 64;

    private MetaSignature() {}

    /** Whether one of the secrets yields the header for these bytes. */
    public static boolean matches(@Nullable String header, byte[] body, List<String> secrets) {
        byte[] presented = digestIn(header);
        return presented != null
                && Secrets.any(
                        secrets,
                        secret -> MessageDigest.isEqual(Hmac.sha256(secret, body), presented));
    }

    private static byte @Nullable [] digestIn(@Nullable String header) {
        if (header == null
                || header.length() != PREFIX.length() + HEX_DIGITS
                || !header.startsWith(PREFIX)) {
            return null;
        }
        try {
            return HexFormat.of().parseHex(header, PREFIX.length(), header.length());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

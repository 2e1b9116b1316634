package dev.caesura.gateway.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes of bytes. */
public final class Hmac {

    private Hmac() {}

    /** The HMAC-SHA256 of the parts, one after the other, under a key in UTF-8. */
    public static byte[] sha256(String key, byte[]... parts) {
        return of("HmacSHA256", key.getBytes(UTF_8), parts);
    }

    /** The HMAC-SHA256 of the parts, one after the other. */
    public static byte[] sha256(byte[] key, byte[]... parts) {
        return of("HmacSHA256", key, parts);
    }

    /** The HMAC-SHA1 of the parts, one after the other, under a key in UTF-8. */
    public static byte[] sha1(String key, byte[]... parts) {
        return of("HmacSHA1", key.getBytes(UTF_8), parts);
    }

    private static byte[] of(String algorithm, byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + algorithm, e);
        }
    }
}

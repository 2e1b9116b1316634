package dev.caesura.gateway.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets one browser write as one contact until a given time: {@code <expiry>.<signature>}, the
 * expiry in seconds since 1970, the signature the HMAC-SHA256 of account, contact and expiry in
 * URL-safe base64.
 *
 * <p>The server of the chat page issues it. It is bound to its contact, so that a visitor can't
 * write into the conversation of another.
 */
public final class SessionToken {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private SessionToken() {}

    /** A token for the contact, under a secret that {@link #matches} is later given. */
    public static String issue(String secret, String account, String contact, Instant expiresAt) {
        String expiry = Long.toString(expiresAt.getEpochSecond());
        return expiry + '.' + ENCODER.encodeToString(sign(secret, account, contact, expiry));
    }

    /**
     * Whether the token was issued for the contact under one of the secrets, and has not expired.
     */
    public static boolean matches(
            @Nullable String token,
            String account,
            String contact,
            List<String> secrets,
            Instant now) {
        int dot = token == null ? -1 : token.indexOf('.');
        if (token == null || dot < 0) {
            return false;
        }
        String expiry = token.substring(0, dot);
        byte[] presented = token.substring(dot + 1).getBytes(UTF_8);
        return !isPast(expiry, now)
                && Secrets.any(
                        secrets,
                        secret ->
                                MessageDigest.isEqual(
                                        ENCODER.encode(sign(secret, account, contact, expiry)),
                                        presented));
    }

    private static boolean isPast(String expiry, Instant now) {
        try {
            return now.getEpochSecond() >= Long.parseLong(expiry);
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /** The lengths distinguish values that would read the same when joined. */
    private static byte[] sign(String secret, String account, String contact, String expiry) {
        String signed =
                account.length() + ":" + account + contact.length() + ":" + contact + expiry;
        return Hmac.sha256(secret, signed.getBytes(UTF_8));
    }
}

package dev.caesura.gateway.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constant that both sides know and one sends along. It signs nothing: anybody who sees it can
 * use it.
 */
public final class SharedToken {

    private static final String BEARER = "Bearer ";

    private SharedToken() {}

    /** Whether the token is one of the secrets. */
    public static boolean matches(@Nullable String token, List<String> secrets) {
        if (token == null) {
            return false;
        }
        byte[] presented = token.getBytes(UTF_8);
        return Secrets.any(
                secrets, secret -> MessageDigest.isEqual(secret.getBytes(UTF_8), presented));
    }

    /** The token in an {@code Authorization: Bearer} header (RFC 6750), or null. */
    public static @Nullable String bearer(@Nullable String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return authorization.substring(BEARER.length()).strip();
    }
}

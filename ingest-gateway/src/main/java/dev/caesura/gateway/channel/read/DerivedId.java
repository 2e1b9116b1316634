package dev.caesura.gateway.channel.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ids for messages that have none: the same content gives the same id, so a redelivery is
 * recognized.
 */
public final class DerivedId {

    private DerivedId() {}

    /** The SHA-256, in hex, of the parts joined by {@code |}; a missing part is empty. */
    public static String of(@Nullable String... parts) {
        String joined =
                Arrays.stream(parts)
                        .map(part -> part == null ? "" : part)
                        .collect(Collectors.joining("|"));
        return of(joined.getBytes(UTF_8));
    }

    /** The SHA-256 of the bytes, in hex. */
    public static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

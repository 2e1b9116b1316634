package dev.caesura.gateway.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** Stand-ins for names of people: {@code ~} and twelve hex digits of a keyed hash. */
public final class Pseudonym {

    private static final int BYTES = 6;

    private Pseudonym() {}

    /** The name's stand-in under the key. */
    public static String of(String name, String key) {
        byte[] hash = Hmac.sha256(key, name.getBytes(UTF_8));
        return "~" + HexFormat.of().formatHex(hash, 0, BYTES);
    }
}

package dev.caesura.gateway.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Percent-encoded bytes (RFC 3986); a percent sign that encodes nothing stands for itself. */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** The decoded text; bytes that are not UTF-8 become U+FFFD. */
    public static String decode(String encoded) {
        return new String(decode(encoded.getBytes(UTF_8), false), UTF_8);
    }

    /** The decoded bytes. */
    public static byte[] decode(byte[] encoded, boolean plusIsBlank) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
        int i = 0;
        while (i < encoded.length) {
            int value = encoded[i] == '%' ? valueAt(encoded, i + 1) : -1;
            if (value >= 0) {
                decoded.write(value);
                i += 3;
            } else {
                decoded.write(plusIsBlank && encoded[i] == '+' ? ' ' : encoded[i]);
                i++;
            }
        }
        return decoded.toByteArray();
    }

    private static int valueAt(byte[] encoded, int index) {
        if (index + 1 >= encoded.length) {
            return -1;
        }
        int high = Character.digit(encoded[index], 16);
        int low = Character.digit(encoded[index + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}

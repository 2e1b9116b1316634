package dev.caesura.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How large a record may be. A broker takes 1,048,588 bytes for each batch ({@code
 * message.max.bytes}) and a producer sends 1,048,576 ({@code max.request.size}) unless they are
 * configured otherwise; nothing that Caesura writes relies on more.
 */
public final class RecordLimits {

    /** The most bytes that key, value and headers of a record may have together. */
    public static final int LARGEST_RECORD = 1_000_000;

    /** Room within {@link #LARGEST_RECORD} for headers that are added later, such as a trace. */
    public static final int HEADROOM = 4 * 1024;

    /** The record format's addition to a header: the lengths of its name and its value. */
    private static final int HEADER_OVERHEAD = 10;

    private RecordLimits() {}

    /** The size of key, value and headers in a record; null takes nothing. */
    public static int bytesOf(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        int bytes = (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
        for (Header header : headers) {
            bytes += bytesOf(header);
        }
        return bytes;
    }

    /** The size of a header in a record. */
    public static int bytesOf(Header header) {
        int value = header.value() == null ? 0 : header.value().length;
        return HEADER_OVERHEAD + header.key().getBytes(UTF_8).length + value;
    }
}

package dev.caesura.gateway.spool;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One entry of the spool.
 *
 * @param position its place in the order, from 1
 * @param appendedAt when it was written
 * @param bytesBefore how many bytes were ever appended before it
 * @param bytes what was appended
 */
public record SpoolEntry(long position, Instant appendedAt, long bytesBefore, byte[] bytes) {

    /** Sorts before all entries. */
    static final byte[] FRONT_KEY = new byte[Long.BYTES];

    private static final byte ASIDE = (byte) 0xff;
    private static final int HEAD = 2 * Long.BYTES;

    static byte[] key(long position) {
        return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    }

    /** Sorts behind all entries. */
    static byte[] asideKey(long position) {
        return ByteBuffer.allocate(1 + Long.BYTES).put(ASIDE).putLong(position).array();
    }

    static byte[] encode(long appendedAtMillis, long bytesBefore, byte[] bytes) {
        return ByteBuffer.allocate(HEAD + bytes.length)
                .putLong(appendedAtMillis)
                .putLong(bytesBefore)
                .put(bytes)
                .array();
    }

    static SpoolEntry decode(byte[] key, byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        Instant appendedAt = Instant.ofEpochMilli(buffer.getLong());
        long bytesBefore = buffer.getLong();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new SpoolEntry(ByteBuffer.wrap(key).getLong(), appendedAt, bytesBefore, bytes);
    }
}

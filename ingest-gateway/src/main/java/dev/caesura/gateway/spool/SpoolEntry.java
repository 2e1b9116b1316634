package dev.caesura.gateway.spool;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One entry of the spool.
 *
 * @param position its place in the order, from 1
 * @param appendedAt the time of writing
 * @param bytesBefore the number of bytes ever appended before it
 * @param bytes the appended bytes; empty if it is damaged
 * @param damaged whether the disk can no longer return it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record SpoolEntry(
        long position, Instant appendedAt, long bytesBefore, byte[] bytes, boolean damaged) {

    /** Sorts before all entries. */
    static final byte[] FRONT_KEY = new byte[Long.BYTES];

    private static final int HEAD = 2 * Long.BYTES;

    static byte[] key(long position) {
        return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    }

    static SpoolEntry damagedAt(SpoolMark mark) {
        return new SpoolEntry(
                mark.position(), Instant.EPOCH, mark.bytesBefore(), new byte[0], true);
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
        return new SpoolEntry(
                ByteBuffer.wrap(key).getLong(), appendedAt, bytesBefore, bytes, false);
    }

    /** The place behind it. */
    SpoolMark after() {
        return new SpoolMark(position + 1, bytesBefore + bytes.length);
    }
}

package dev.caesura.gateway.spool;

import java.nio.ByteBuffer;

/**
 * A place between two entries.
 *
 * @param position the position of the entry behind it
 * @param bytesBefore the number of bytes ever appended before it
 */
record SpoolMark(long position, long bytesBefore) {

    static SpoolMark fromBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new SpoolMark(buffer.getLong(), buffer.getLong());
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(position).putLong(bytesBefore).array();
    }

    SpoolMark after(int bytes) {
        return new SpoolMark(position + 1, bytesBefore + bytes);
    }
}

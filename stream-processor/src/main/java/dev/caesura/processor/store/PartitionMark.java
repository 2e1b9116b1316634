package dev.caesura.processor.store;

import java.nio.ByteBuffer;

/**
 * How far a partition has been read. All times are in milliseconds since the epoch.
 *
 * @param readAt the latest arrival that was read
 * @param offset the last offset of {@code messages} that was read; -1 before the first
 * @param openFrom the lowest offset that an open burst holds; {@link Long#MAX_VALUE} for none
 * @param answeredAt the last sign of a sender
 * @param skew how far the broker's timestamps are ahead of the arrivals derived from them; negative
 *     if they are behind
 */
public record PartitionMark(long readAt, long offset, long openFrom, long answeredAt, long skew) {

    /** The mark before the first record. */
    public static final PartitionMark NONE = new PartitionMark(0, -1, Long.MAX_VALUE, 0, 0);

    private static final byte VERSION = 1;

    /** Whether records must be read again, since open bursts hold them. */
    public boolean hasOpen() {
        return openFrom <= offset;
    }

    /** A copy with a later arrival. */
    public PartitionMark readAt(long at) {
        return new PartitionMark(at, offset, openFrom, answeredAt, skew);
    }

    /** A copy with a later sign of a sender. */
    public PartitionMark answeredAt(long at) {
        return new PartitionMark(readAt, offset, openFrom, at, skew);
    }

    /** A copy with one more record read. */
    public PartitionMark read(long at, long lowestOpen) {
        return new PartitionMark(readAt, at, lowestOpen, answeredAt, skew);
    }

    /** A copy with another skew. */
    public PartitionMark skewed(long ahead) {
        return new PartitionMark(readAt, offset, openFrom, answeredAt, ahead);
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(1 + 5 * Long.BYTES)
                .put(VERSION)
                .putLong(readAt)
                .putLong(offset)
                .putLong(openFrom)
                .putLong(answeredAt)
                .putLong(skew)
                .array();
    }

    static PartitionMark fromBytes(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        NewerStateException.check(StoreNames.PARTITIONS, bytes.get(), VERSION);
        return new PartitionMark(
                bytes.getLong(),
                bytes.getLong(),
                bytes.getLong(),
                bytes.getLong(),
                bytes.hasRemaining() ? bytes.getLong() : 0);
    }
}

package dev.caesura.gateway.spool;

import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Sorted keys and values on a disk. Every method fails with a {@link SpoolException} if the disk
 * does, and may be retried: a store recovers when the disk does.
 */
interface SpoolStore extends AutoCloseable {

    /**
     * A key and its value.
     *
     * @param key the key
     * @param value the value
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Pair(byte[] key, byte[] value) {}

    /**
     * Writes all pairs or none.
     *
     * @param sync whether they are on the disk when this returns
     */
    void put(List<Pair> pairs, boolean sync);

    /** The value of a key; null if it has none. */
    byte @Nullable [] get(byte[] key);

    /** Shows pairs from a key on, in order, as long as the visitor wants more. */
    void scan(byte[] from, BiPredicate<byte[], byte[]> visitor);

    /** The last pair up to a key; null if there is none. */
    @Nullable Pair last(byte[] upTo);

    /** Forgets keys from one up to another, which stays. */
    void deleteRange(byte[] from, byte[] upTo);

    /** Whether the disk has room for that many more bytes, and for the store's work with them. */
    boolean hasRoomFor(long bytes);

    @Override
    void close();
}

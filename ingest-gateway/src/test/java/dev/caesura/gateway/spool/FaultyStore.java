package dev.caesura.gateway.spool;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A store in memory whose disk fails when the test says so. */
final class FaultyStore implements SpoolStore {

    private final TreeMap<byte[], byte[]> disk = new TreeMap<>(Arrays::compareUnsigned);
    private final TreeMap<byte[], byte[]> damaged = new TreeMap<>(Arrays::compareUnsigned);
    boolean writable = true;
    boolean readable = true;
    boolean full;

    /** Whether a write that fails has written nevertheless, as when only its sync failed. */
    boolean writesBeforeItFails;

    void damage(long position) {
        damaged.put(SpoolEntry.key(position), new byte[0]);
    }

    @Override
    public void put(List<Pair> pairs, boolean sync) {
        if (writable || writesBeforeItFails) {
            pairs.forEach(pair -> disk.put(pair.key(), pair.value()));
        }
        requireWritable();
    }

    private void requireWritable() {
        if (!writable) {
            throw new SpoolException("not writable");
        }
    }

    private void requireReadable(byte[] key) {
        if (!readable) {
            throw new SpoolException("not readable");
        }
        if (damaged.containsKey(key)) {
            throw new DamagedException("damaged", new IllegalStateException());
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        requireReadable(key);
        return disk.get(key);
    }

    @Override
    public void scan(byte[] from, BiPredicate<byte[], byte[]> visitor) {
        for (Map.Entry<byte[], byte[]> entry : disk.tailMap(from, true).entrySet()) {
            requireReadable(entry.getKey());
            if (!visitor.test(entry.getKey(), entry.getValue())) {
                return;
            }
        }
    }

    @Override
    public @Nullable Pair last(byte[] upTo) {
        Map.Entry<byte[], byte[]> last = disk.floorEntry(upTo);
        return last == null ? null : new Pair(last.getKey(), last.getValue());
    }

    @Override
    public void deleteRange(byte[] from, byte[] upTo) {
        requireWritable();
        disk.subMap(from, true, upTo, false).clear();
    }

    @Override
    public boolean hasRoomFor(long bytes) {
        return !full;
    }

    @Override
    public void close() {}
}

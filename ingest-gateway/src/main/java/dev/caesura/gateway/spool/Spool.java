package dev.caesura.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue of byte strings that outlives the process: appended in order and synced to the disk, read
 * from the front, removed from the front.
 *
 * <p>One thread appends and one removes; any may ask for the size.
 *
 * <p>An entry's key is its position, so the store's order is the queue's. Every entry carries the
 * number of bytes that were ever appended before it: the size is a subtraction, known at once after
 * a restart. Removing moves a stored mark; the entries before it are deleted in large ranges, and
 * nothing ever reads across them, because a scan from the front over RocksDB's tombstones gets
 * slower with each removal (<a
 * href="https://github.com/facebook/rocksdb/wiki/Implement-Queue-Service-Using-RocksDB">Implement
 * Queue Service Using RocksDB</a>).
 *
 * <p>The marks in memory lead: removed entries are not read again, even if the disk refuses to note
 * the removal. A later removal notes it; only a crash before that makes them appear again.
 */
public final class Spool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final int RANGE = 10_000;

    private final SpoolStore store;
    private final Clock clock;

    private volatile SpoolMark front;
    private volatile SpoolMark end;
    private volatile @Nullable Instant oldest;
    private volatile boolean unnoted;
    private long deletedBefore;

    Spool(SpoolStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        byte[] mark = store.get(SpoolEntry.FRONT_KEY);
        this.front = mark == null ? new SpoolMark(1, 0) : SpoolMark.fromBytes(mark);
        this.end = findEnd();
        this.deletedBefore = front.position();
        front(1, 0);
    }

    /**
     * Opens the queue in a folder, which is created if needed.
     *
     * @throws SpoolException if the folder can't be written or another process has it open
     */
    public static Spool open(Path folder, Clock clock) {
        RocksDB.loadLibrary();
        try {
            return new Spool(new RocksStore(folder), clock);
        } catch (IOException | RocksDBException e) {
            throw new SpoolException(
                    "The spool in "
                            + folder.toAbsolutePath()
                            + " can't be opened; each gateway needs a folder of its own that it may"
                            + " write, see caesura.gateway.spool.directory",
                    e);
        }
    }

    private SpoolMark findEnd() {
        SpoolStore.Pair last = store.last(SpoolEntry.key(Long.MAX_VALUE));
        if (last == null || !isEntry(last.key())) {
            return front;
        }
        SpoolMark behind = SpoolEntry.decode(last.key(), last.value()).after();
        return behind.position() <= front.position() ? front : behind;
    }

    /**
     * Appends all entries or none, and returns when they are on the disk.
     *
     * @throws SpoolException if the disk has no room for them or does not take them
     */
    public void append(List<byte[]> entries) {
        long now = clock.millis();
        boolean wasEmpty = isEmpty();
        SpoolMark next = end;
        List<SpoolStore.Pair> pairs = new ArrayList<>(entries.size());
        for (byte[] bytes : entries) {
            byte[] value = SpoolEntry.encode(now, next.bytesBefore(), bytes);
            pairs.add(new SpoolStore.Pair(SpoolEntry.key(next.position()), value));
            next = next.after(bytes.length);
        }
        if (!store.hasRoomFor(next.bytesBefore() - end.bytesBefore())) {
            throw new SpoolException("The spool's disk is full");
        }
        store.put(pairs, true);
        end = next;
        if (wasEmpty) {
            oldest = Instant.ofEpochMilli(now);
        }
    }

    /**
     * The oldest entries, including those that the disk can no longer return, marked as damaged.
     *
     * @param atMost the most entries
     * @param bytes the most bytes; the first entry is returned however long it is
     * @throws SpoolException if the disk does not answer
     */
    public List<SpoolEntry> front(int atMost, long bytes) {
        SpoolReader reader = new SpoolReader(store, front, end, atMost, bytes);
        List<SpoolEntry> entries = reader.read();
        oldest = entries.isEmpty() ? null : entries.get(0).appendedAt();
        return entries;
    }

    /**
     * Removes an entry and all before it. After a crash they may be there again: a reader must
     * tolerate seeing one twice.
     */
    public void removeThrough(SpoolEntry last) {
        front = last.after();
        note();
    }

    /** Notes the removal on the disk; if that fails, the next removal tries again. */
    private void note() {
        SpoolMark mark = front;
        try {
            store.put(List.of(new SpoolStore.Pair(SpoolEntry.FRONT_KEY, mark.toBytes())), false);
            if (mark.position() - deletedBefore >= RANGE || isEmpty()) {
                store.deleteRange(SpoolEntry.key(deletedBefore), SpoolEntry.key(mark.position()));
                deletedBefore = mark.position();
            }
            unnoted = false;
        } catch (SpoolException e) {
            if (!unnoted) {
                LOG.error("The records sent can't be removed from the spool now", e);
            }
            unnoted = true;
        }
    }

    /**
     * Notes removals on the disk that could not be noted before; to be called from time to time.
     */
    public void tidy() {
        if (unnoted) {
            note();
        }
    }

    public boolean isEmpty() {
        return entries() == 0;
    }

    /** The number of waiting entries. */
    public long entries() {
        return end.position() - front.position();
    }

    /** The number of waiting bytes, without RocksDB's overhead and compression. */
    public long bytes() {
        return end.bytesBefore() - front.bytesBefore();
    }

    /**
     * The time at which the oldest waiting entry was appended, as of the last look at the front.
     */
    public Optional<Instant> oldest() {
        return isEmpty() ? Optional.empty() : Optional.ofNullable(oldest);
    }

    @Override
    public void close() {
        tidy();
        store.close();
    }

    static boolean isEntry(byte[] key) {
        return key.length == Long.BYTES && ByteBuffer.wrap(key).getLong() > 0;
    }
}

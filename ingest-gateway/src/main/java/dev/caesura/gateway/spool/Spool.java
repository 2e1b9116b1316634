package dev.caesura.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * A queue of byte strings that outlives the process: appended in order and synced to the disk, read
 * from the front, removed from the front.
 *
 * <p>One thread appends and one removes; any may ask for the size.
 *
 * <p>An entry's key is its position, so RocksDB's order is the queue's. Every entry carries the
 * number of bytes that were ever appended before it: the size is a subtraction, known at once after
 * a restart. Removing moves a stored mark; the entries before it are deleted in large ranges, and
 * nothing ever reads across them, because a scan from the front over RocksDB's tombstones gets
 * slower with each removal (<a
 * href="https://github.com/facebook/rocksdb/wiki/Implement-Queue-Service-Using-RocksDB">Implement
 * Queue Service Using RocksDB</a>).
 */
public final class Spool implements AutoCloseable {

    private static final int RANGE = 10_000;
    private static final long MEGABYTE = 1024 * 1024;

    private final RocksDB db;
    private final Options options;
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unsynced = new WriteOptions();
    private final Clock clock;

    private volatile SpoolMark front;
    private volatile SpoolMark end;
    private volatile @Nullable Instant oldest;
    private long deletedBefore;

    private Spool(RocksDB db, Options options, Clock clock) throws RocksDBException {
        this.db = db;
        this.options = options;
        this.clock = clock;
        byte[] mark = db.get(SpoolEntry.FRONT_KEY);
        this.front = mark == null ? new SpoolMark(1, 0) : SpoolMark.fromBytes(mark);
        this.end = findEnd();
        this.deletedBefore = front.position();
        front(1, 0);
    }

    /**
     * Opens the queue in a folder, which is made if need be.
     *
     * @throws SpoolException if the folder can't be written or another process has it open
     */
    public static Spool open(Path folder, Clock clock) {
        RocksDB.loadLibrary();
        Options options =
                new Options()
                        .setCreateIfMissing(true)
                        .setWriteBufferSize(16 * MEGABYTE)
                        .setMaxWriteBufferNumber(2)
                        .setMaxTotalWalSize(64 * MEGABYTE)
                        .setCompressionType(CompressionType.LZ4_COMPRESSION)
                        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                        .setKeepLogFileNum(2);
        try {
            Files.createDirectories(folder);
            return new Spool(RocksDB.open(options, folder.toString()), options, clock);
        } catch (IOException | RocksDBException e) {
            options.close();
            throw new SpoolException(
                    "The spool in "
                            + folder.toAbsolutePath()
                            + " can't be opened; each gateway needs a folder of its own that it may"
                            + " write, see caesura.gateway.spool.directory",
                    e);
        }
    }

    /**
     * Appends all entries or none, and returns when they are on the disk.
     *
     * @throws SpoolException if the disk does not take them
     */
    public void append(List<byte[]> entries) {
        long now = clock.millis();
        boolean wasEmpty = isEmpty();
        SpoolMark next = end;
        try (WriteBatch batch = new WriteBatch()) {
            for (byte[] bytes : entries) {
                batch.put(
                        SpoolEntry.key(next.position()),
                        SpoolEntry.encode(now, next.bytesBefore(), bytes));
                next = next.after(bytes.length);
            }
            db.write(synced, batch);
        } catch (RocksDBException e) {
            throw new SpoolException("The spool can't be written", e);
        }
        end = next;
        if (wasEmpty) {
            oldest = Instant.ofEpochMilli(now);
        }
    }

    /**
     * The oldest entries.
     *
     * @param atMost how many
     * @param bytes where to stop; the first is returned however long it is
     */
    public List<SpoolEntry> front(int atMost, long bytes) {
        List<SpoolEntry> entries = new ArrayList<>();
        long sum = 0;
        try (ReadOptions options = new ReadOptions().setFillCache(false);
                RocksIterator iterator = db.newIterator(options)) {
            iterator.seek(SpoolEntry.key(front.position()));
            while (entries.size() < atMost && iterator.isValid() && isEntry(iterator)) {
                SpoolEntry entry = SpoolEntry.decode(iterator.key(), iterator.value());
                sum += entry.bytes().length;
                if (!entries.isEmpty() && sum > bytes) {
                    break;
                }
                entries.add(entry);
                iterator.next();
            }
            iterator.status();
        } catch (RocksDBException e) {
            throw new SpoolException("The spool can't be read", e);
        }
        oldest = entries.isEmpty() ? null : entries.get(0).appendedAt();
        return entries;
    }

    /**
     * Removes an entry and all before it. After a power cut they may be there again: whoever reads
     * them must be able to see one twice.
     */
    public void removeThrough(SpoolEntry last) {
        SpoolMark next =
                new SpoolMark(last.position() + 1, last.bytesBefore() + last.bytes().length);
        try {
            db.put(unsynced, SpoolEntry.FRONT_KEY, next.toBytes());
            front = next;
            if (next.position() - deletedBefore >= RANGE || isEmpty()) {
                db.deleteRange(SpoolEntry.key(deletedBefore), SpoolEntry.key(next.position()));
                deletedBefore = next.position();
            }
        } catch (RocksDBException e) {
            throw new SpoolException("The spool can't be shortened", e);
        }
    }

    /** Keeps an entry that nobody can take out of the queue's way, for a person to look at. */
    public void setAside(SpoolEntry entry) {
        try {
            db.put(synced, SpoolEntry.asideKey(entry.position()), entry.bytes());
        } catch (RocksDBException e) {
            throw new SpoolException("The spool can't be written", e);
        }
    }

    public boolean isEmpty() {
        return entries() == 0;
    }

    /** How many entries wait. */
    public long entries() {
        return end.position() - front.position();
    }

    /** How many bytes wait; what RocksDB adds to them, and compression, are left out. */
    public long bytes() {
        return end.bytesBefore() - front.bytesBefore();
    }

    /** When the oldest entry that waits was appended, as of the last look at the front. */
    public Optional<Instant> oldest() {
        return isEmpty() ? Optional.empty() : Optional.ofNullable(oldest);
    }

    @Override
    public void close() {
        synced.close();
        unsynced.close();
        db.close();
        options.close();
    }

    private SpoolMark findEnd() throws RocksDBException {
        try (RocksIterator iterator = db.newIterator()) {
            iterator.seekForPrev(SpoolEntry.key(Long.MAX_VALUE));
            SpoolEntry last = lastEntry(iterator);
            iterator.status();
            return last == null || last.position() < front.position()
                    ? front
                    : new SpoolMark(last.position() + 1, last.bytesBefore() + last.bytes().length);
        }
    }

    private static @Nullable SpoolEntry lastEntry(RocksIterator iterator) {
        return iterator.isValid() && isEntry(iterator)
                ? SpoolEntry.decode(iterator.key(), iterator.value())
                : null;
    }

    private static boolean isEntry(RocksIterator iterator) {
        byte[] key = iterator.key();
        return key.length == Long.BYTES && ByteBuffer.wrap(key).getLong() > 0;
    }
}

package dev.caesura.gateway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in RocksDB, which takes no more writes once one has failed (<a
 * href="https://github.com/facebook/rocksdb/wiki/Background-Error-Handling">Background Error
 * Handling</a>). It is then opened again, as soon as the disk has room.
 */
final class RocksStore implements SpoolStore {

    private static final Logger LOG = LoggerFactory.getLogger(RocksStore.class);
    private static final long MEGABYTE = 1024 * 1024;
    private static final long WRITE_BUFFER = 8 * MEGABYTE;

    /**
     * The room that flushes and compactions need while entries are written, and one more write
     * buffer.
     */
    private static final long RESERVE = 4 * WRITE_BUFFER;

    private static final long REOPEN_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path folder;
    private final Options options =
            new Options()
                    .setCreateIfMissing(true)
                    .setWriteBufferSize(WRITE_BUFFER)
                    .setMaxWriteBufferNumber(3)
                    .setMaxTotalWalSize(64 * MEGABYTE)
                    .setCompressionType(CompressionType.LZ4_COMPRESSION)
                    .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                    .setKeepLogFileNum(2);
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unsynced = new WriteOptions();

    /** Operations share the read lock; reopening the database takes the write lock. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** Null while it could not be opened again. */
    private @Nullable RocksDB db;

    private volatile boolean failed;
    private long nextReopen = System.nanoTime();

    RocksStore(Path folder) throws IOException, RocksDBException {
        this.folder = folder;
        Files.createDirectories(folder);
        try {
            this.db = RocksDB.open(options, folder.toString());
        } catch (RocksDBException e) {
            closeOptions();
            throw e;
        }
    }

    @Override
    public void put(List<Pair> pairs, boolean sync) {
        mend();
        lock.readLock().lock();
        try (WriteBatch batch = new WriteBatch()) {
            for (Pair pair : pairs) {
                batch.put(pair.key(), pair.value());
            }
            db().write(sync ? synced : unsynced, batch);
        } catch (RocksDBException e) {
            throw writeFailed(e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void deleteRange(byte[] from, byte[] upTo) {
        mend();
        lock.readLock().lock();
        try {
            db().deleteRange(from, upTo);
        } catch (RocksDBException e) {
            throw writeFailed(e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        mend();
        lock.readLock().lock();
        try {
            return db().get(key);
        } catch (RocksDBException e) {
            throw readFailed(e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void scan(byte[] from, BiPredicate<byte[], byte[]> visitor) {
        mend();
        lock.readLock().lock();
        try (ReadOptions uncached = new ReadOptions().setFillCache(false);
                RocksIterator iterator = db().newIterator(uncached)) {
            iterator.seek(from);
            while (iterator.isValid() && visitor.test(iterator.key(), iterator.value())) {
                iterator.next();
            }
            iterator.status();
        } catch (RocksDBException e) {
            throw readFailed(e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public @Nullable Pair last(byte[] upTo) {
        mend();
        lock.readLock().lock();
        try (RocksIterator iterator = db().newIterator()) {
            iterator.seekForPrev(upTo);
            Pair last = iterator.isValid() ? new Pair(iterator.key(), iterator.value()) : null;
            iterator.status();
            return last;
        } catch (RocksDBException e) {
            throw readFailed(e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public boolean hasRoomFor(long bytes) {
        try {
            return Files.getFileStore(folder).getUsableSpace() >= bytes + RESERVE;
        } catch (IOException e) {
            // The next write will tell whether it can be written.
            return true;
        }
    }

    private SpoolException writeFailed(RocksDBException e) {
        failed = true;
        return new SpoolException("The spool can't be written: " + e.getMessage(), e);
    }

    private static SpoolException readFailed(RocksDBException e) {
        Status status = e.getStatus();
        String message = "The spool can't be read: " + e.getMessage();
        return status != null && status.getCode() == Status.Code.Corruption
                ? new DamagedException(message, e)
                : new SpoolException(message, e);
    }

    /** Reopens the database after a failed write; readable data stay readable until then. */
    private void mend() {
        if (!failed || !hasRoomFor(WRITE_BUFFER)) {
            return;
        }
        lock.writeLock().lock();
        try {
            if (failed && System.nanoTime() - nextReopen >= 0) {
                nextReopen = System.nanoTime() + REOPEN_EVERY_NANOS;
                reopen();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private RocksDB db() {
        RocksDB open = db;
        if (open == null) {
            throw new SpoolException("The spool in " + folder + " is not open");
        }
        return open;
    }

    private void closeDatabase() {
        RocksDB open = db;
        db = null;
        if (open != null) {
            open.close();
        }
    }

    private void reopen() {
        closeDatabase();
        try {
            db = RocksDB.open(options, folder.toString());
            failed = false;
            LOG.info("The spool in {} is writable again", folder);
        } catch (RocksDBException e) {
            throw new SpoolException("The spool can't be opened again: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closeDatabase();
            closeOptions();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void closeOptions() {
        synced.close();
        unsynced.close();
        options.close();
    }
}

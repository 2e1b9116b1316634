package dev.caesura.processor.store;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of all stores of a process together: one block cache, which the write buffers,
 * index and filter blocks count towards. Otherwise each segment of each store would take its own
 * cache and buffers, and a process's memory would grow with its partitions.
 *
 * @see <a href="https://github.com/facebook/rocksdb/wiki/Write-Buffer-Manager">RocksDB: write
 *     buffer manager</a>
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    /** The setting, in bytes, for all stores of the process together. */
    public static final String MEMORY_CONFIG = "caesura.rocksdb.memory.bytes";

    /** 256 MiB. */
    public static final long DEFAULT_MEMORY = 256L * 1024 * 1024;

    private static final int BLOOM_BITS = 10;
    private static final double FOR_INDEX_AND_FILTERS = 0.2;

    /**
     * The part of the memory that a store's segment may fill before it writes a file. All write
     * buffers together may hold half of it; once that is full, the next segment to be written to
     * writes its file, however small, while idle segments keep their buffers. So there must be room
     * for the idle segments of many partitions.
     */
    private static final int WRITE_BUFFER_SHARE = 32;

    private static volatile @Nullable Memory shared;

    private record Memory(Cache cache, WriteBufferManager buffers, long writeBuffer) {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Memory memory = shared(configs);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        // A new message's id is never found: a Bloom filter answers that without the disk.
        table.setFilterPolicy(new BloomFilter(BLOOM_BITS));
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.buffers());
        options.setWriteBufferSize(memory.writeBuffer());
    }

    @Override
    public void close(String storeName, Options options) {
        // All stores share cache and buffers, which live as long as the process.
    }

    private static Memory shared(Map<String, Object> configs) {
        Memory memory = shared;
        if (memory == null) {
            synchronized (BoundedRocksDb.class) {
                memory = shared;
                if (memory == null) {
                    memory = create(bytes(configs));
                    shared = memory;
                }
            }
        }
        return memory;
    }

    private static Memory create(long bytes) {
        Cache cache = new LRUCache(bytes, -1, false, FOR_INDEX_AND_FILTERS);
        return new Memory(
                cache, new WriteBufferManager(bytes / 2, cache), bytes / WRITE_BUFFER_SHARE);
    }

    private static long bytes(Map<String, Object> configs) {
        Object configured = configs.get(MEMORY_CONFIG);
        return configured == null ? DEFAULT_MEMORY : Long.parseLong(configured.toString());
    }
}

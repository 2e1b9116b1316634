package dev.caesura.gateway.spool;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries between two marks. Where a scan meets damage, it reads one by one: unreadable
 * entries are marked, and those behind them are read all the same.
 */
final class SpoolReader {

    private final SpoolStore store;
    private final SpoolMark end;
    private final int atMost;
    private final long bytes;
    private final List<SpoolEntry> entries = new ArrayList<>();
    private SpoolMark next;
    private long sum;

    SpoolReader(SpoolStore store, SpoolMark front, SpoolMark end, int atMost, long bytes) {
        this.store = store;
        this.next = front;
        this.end = end;
        this.atMost = atMost;
        this.bytes = bytes;
    }

    List<SpoolEntry> read() {
        if (next.position() < end.position()) {
            try {
                store.scan(SpoolEntry.key(next.position()), this::visit);
            } catch (DamagedException e) {
                // The entries that the scan could read are kept; the rest is read below.
            }
        }
        while (entries.isEmpty() && next.position() < end.position()) {
            add(readOne());
        }
        return entries;
    }

    /** Takes the entries that follow without a gap, as long as there is room. */
    private boolean visit(byte[] key, byte[] value) {
        boolean expected =
                Spool.isEntry(key)
                        && ByteBuffer.wrap(key).getLong() == next.position()
                        && next.position() < end.position();
        SpoolEntry entry = expected ? decode(key, value) : null;
        return entry != null && add(entry);
    }

    private boolean add(SpoolEntry entry) {
        if (entries.size() >= atMost || !entries.isEmpty() && sum + entry.bytes().length > bytes) {
            return false;
        }
        entries.add(entry);
        sum += entry.bytes().length;
        next = entry.after();
        return true;
    }

    private SpoolEntry readOne() {
        byte[] key = SpoolEntry.key(next.position());
        try {
            byte[] value = store.get(key);
            SpoolEntry entry = value == null ? null : decode(key, value);
            return entry == null ? SpoolEntry.damagedAt(next) : entry;
        } catch (DamagedException e) {
            return SpoolEntry.damagedAt(next);
        }
    }

    private static @Nullable SpoolEntry decode(byte[] key, byte[] value) {
        try {
            return SpoolEntry.decode(key, value);
        } catch (BufferUnderflowException e) {
            return null;
        }
    }
}

package dev.caesura.processor.store;

import dev.caesura.processor.domain.policy.CallCount;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How many drafts each account requested recently on one partition. The counts are stored beside
 * the partition's mark, in the same transaction, and survive a restart unchanged. The least
 * recently seen accounts are forgotten first.
 */
public final class CallCounts {

    /** The number of accounts that are told apart on one partition. */
    static final int KEPT = 256;

    private static final byte VERSION = 1;

    private final KeyValueStore<Integer, byte[]> store;
    private final int key;
    private final Map<String, CallCount> byAccount = new LinkedHashMap<>();

    /** The counts of a partition, as they are stored. */
    public CallCounts(KeyValueStore<Integer, byte[]> store, int partition) {
        this.store = store;
        // Partitions' marks have the numbers from 0 on.
        this.key = -1 - partition;
        byte[] stored = store.get(key);
        if (stored != null) {
            read(new StateReader(stored));
        }
    }

    /** An account's count. */
    public CallCount of(String account) {
        return byAccount.getOrDefault(account, CallCount.NONE);
    }

    /** An account has requested a draft. */
    public void called(String account) {
        put(account, of(account).called());
    }

    /** An early draft of an account was requested in vain. */
    public void inVain(String account) {
        put(account, of(account).wasInVain());
    }

    private void put(String account, CallCount count) {
        byAccount.remove(account);
        byAccount.put(account, count);
        if (byAccount.size() > KEPT) {
            byAccount.remove(byAccount.keySet().iterator().next());
        }
        store.put(key, toBytes());
    }

    private byte[] toBytes() {
        StateWriter to = new StateWriter().raw(VERSION).number(byAccount.size());
        byAccount.forEach(
                (account, count) -> to.text(account).number(count.calls()).number(count.inVain()));
        return to.toBytes();
    }

    private void read(StateReader from) {
        NewerStateException.check(StoreNames.PARTITIONS, from.raw(), VERSION);
        for (int left = from.count(); left > 0; left--) {
            byAccount.put(from.text(), new CallCount(from.integer(), from.integer()));
        }
    }
}

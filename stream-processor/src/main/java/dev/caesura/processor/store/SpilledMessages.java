package dev.caesura.processor.store;

import dev.caesura.processor.domain.burst.Message;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of open bursts' messages for which memory has no room.
 *
 * <p>The log has them, too, so that this store has no changelog. That matters at the start of a
 * task, when the messages of open bursts are read again: a put into a store with a changelog would
 * begin a transaction, which can't be committed before the task has started, and which brokers
 * abort if that takes longer than the transaction's timeout. The task would never start.
 */
public final class SpilledMessages {

    private final KeyValueStore<String, byte[]> store;

    /** The messages in a store. */
    public SpilledMessages(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Keeps the bytes of a message that is in memory. */
    public void put(String conversationId, Message message) {
        store.put(key(conversationId, message), message.json());
    }

    /** The bytes of a message; null if they are not here. */
    public byte @Nullable [] get(String conversationId, Message message) {
        return store.get(key(conversationId, message));
    }

    /** Forgets a message. */
    public void remove(String conversationId, Message message) {
        store.put(key(conversationId, message), null);
    }

    /** Forgets everything: a task that starts reads the messages of open bursts again. */
    public void clear() {
        try (var all = store.all()) {
            all.forEachRemaining(entry -> store.put(entry.key, null));
        }
    }

    /** The key of a message: an offset alone means nothing beside other partitions' stores. */
    public static String key(String conversationId, Message message) {
        return conversationId + "@" + message.offset();
    }
}

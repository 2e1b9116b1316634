package dev.caesura.processor.store;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The conversations that wait for something: an open burst's end, a draft, a delivery. */
public final class ActiveConversations {

    private final KeyValueStore<String, byte[]> store;

    public ActiveConversations(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Stores what is active of a conversation; removes it if nothing is. */
    public void save(String conversationId, ActiveRecord active) {
        if (active.isEmpty()) {
            store.delete(conversationId);
        } else {
            store.put(conversationId, active.toBytes());
        }
    }

    /** Reads all of them, in no order that means anything. */
    public void forEach(BiConsumer<String, ActiveRecord> visitor) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                visitor.accept(entry.key, ActiveRecord.fromBytes(entry.value));
            }
        }
    }
}

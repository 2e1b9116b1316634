package dev.caesura.processor.store;

import dev.caesura.processor.domain.turn.Memory;
import dev.caesura.processor.domain.turn.Standing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** What is remembered of conversations. The bytes are a version, and the memory as JSON. */
public final class Memories {

    private static final byte VERSION = 1;
    private static final ObjectWriter WRITER = TurnJson.mapper().writerFor(Memory.class);
    private static final ObjectReader READER = TurnJson.mapper().readerFor(Memory.class);

    private final KeyValueStore<String, byte[]> store;
    private @Nullable String sweptUpTo;

    public Memories(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** What is remembered of a conversation. */
    public Memory of(String conversationId) {
        return read(store.get(conversationId));
    }

    /**
     * What such bytes say; nothing remembered without any.
     *
     * @throws NewerStateException if a later version of the code wrote them
     */
    public static Memory read(byte @Nullable [] stored) {
        if (stored == null) {
            return Memory.NONE;
        }
        NewerStateException.check(StoreNames.MEMORY, stored[0], VERSION);
        return READER.readValue(stored, 1, stored.length - 1);
    }

    private static byte[] write(Memory memory) {
        byte[] json = WRITER.writeValueAsBytes(memory);
        return ByteBuffer.allocate(1 + json.length).put(VERSION).put(json).array();
    }

    /** Remembers; what is nothing is removed. */
    public void save(String conversationId, Memory memory) {
        store.put(conversationId, memory.equals(Memory.NONE) ? null : write(memory));
    }

    /**
     * Removes what was last touched before a moment, a few conversations at a time: each call goes
     * on where the last one ended. A conversation that is stopped stays so.
     *
     * @param before in milliseconds since the epoch
     * @param conversations how many to look at
     * @return how many were removed
     */
    public int sweep(long before, int conversations) {
        List<String> idle = new ArrayList<>();
        int left = conversations;
        try (KeyValueIterator<String, byte[]> next = store.range(sweptUpTo, null)) {
            while (next.hasNext() && left-- > 0) {
                KeyValue<String, byte[]> entry = next.next();
                sweptUpTo = entry.key;
                Memory memory = read(entry.value);
                if (memory.touchedAt() < before
                        && !(memory.standing() instanceof Standing.Stopped)) {
                    idle.add(entry.key);
                }
            }
            if (!next.hasNext()) {
                sweptUpTo = null;
            }
        }
        idle.forEach(store::delete);
        return idle.size();
    }
}

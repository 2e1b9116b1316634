package dev.caesura.processor.store;

import dev.caesura.processor.domain.conversation.ConversationState;
import dev.caesura.processor.domain.conversation.ConversationStatus;
import dev.caesura.processor.domain.conversation.SeenIds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The stored conversations of a partition. */
public final class Conversations {

    /** Not a conversation: an id has two colons. */
    private static final String TOUCHED = "-";

    private final KeyValueStore<String, byte[]> store;
    private @Nullable String sweptUpTo;

    /** The conversations in a store. */
    public Conversations(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** A conversation's bytes; null if it is not stored. */
    public byte @Nullable [] bytes(String conversationId) {
        return store.get(conversationId);
    }

    /**
     * The state in such bytes; the empty state without any.
     *
     * @throws NewerStateException if a later version of the code wrote them
     * @throws RuntimeException if they are cut short or damaged
     */
    public static ConversationState read(byte @Nullable [] stored) {
        return stored == null ? ConversationState.NONE : StateForm.fromBytes(stored);
    }

    /** A conversation's bytes, as they are stored. */
    public static byte[] write(ConversationState state) {
        return StateForm.toBytes(state);
    }

    /**
     * Writes an empty change into the changelog. Kafka Streams keeps no checkpoint for a store with
     * an empty changelog, and takes its state for corrupted after an orderly stop.
     */
    public void touch() {
        store.put(TOUCHED, null);
    }

    /**
     * Stores a conversation's bytes; null removes it. Unlike a delete, a put does not read first.
     */
    public void save(String conversationId, byte @Nullable [] stored) {
        store.put(conversationId, stored);
    }

    /**
     * Visits the next conversations, and begins anew after the last.
     *
     * @param most how many at most
     * @return whether the last one was visited
     * @throws ProcessorStateException if the scan ended before the last one: the state's files are
     *     damaged, and it is to be restored
     */
    public boolean sweep(int most, BiConsumer<String, byte[]> visitor) {
        int left = most;
        try (KeyValueIterator<String, byte[]> next = store.range(sweptUpTo, null)) {
            while (next.hasNext() && left-- > 0) {
                KeyValue<String, byte[]> entry = next.next();
                sweptUpTo = entry.key;
                visitor.accept(entry.key, entry.value);
            }
            if (next.hasNext()) {
                return false;
            }
        }
        requireWhole();
        sweptUpTo = null;
        return true;
    }

    /**
     * RocksDB ends a scan at a damaged file, and Kafka Streams takes that for the end of the data.
     */
    private void requireWhole() {
        String last = last();
        boolean whole =
                last == null
                        ? sweptUpTo == null
                        : sweptUpTo != null && compare(last, sweptUpTo) <= 0;
        if (!whole) {
            throw new ProcessorStateException(
                    "A scan of "
                            + StoreNames.CONVERSATIONS
                            + " ended at "
                            + sweptUpTo
                            + ", and the last is "
                            + last
                            + ": its files are damaged");
        }
    }

    private @Nullable String last() {
        try (KeyValueIterator<String, byte[]> fromTheLast = store.reverseAll()) {
            return fromTheLast.hasNext() ? fromTheLast.next().key : null;
        }
    }

    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether none of it needs to be kept: it has been idle since then, and is not stopped. */
    public static boolean isForgettable(ConversationState state, long idleSince) {
        return state.isIdle()
                && state.memory().touchedAt() < idleSince
                && state.seen().lastDay() < SeenIds.dayOf(idleSince)
                && !(state.memory().status() instanceof ConversationStatus.Stopped);
    }
}

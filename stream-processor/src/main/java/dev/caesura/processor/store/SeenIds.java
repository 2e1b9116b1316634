package dev.caesura.processor.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The message ids of the last seven days, on disk: channels redeliver that long.
 *
 * <p>An id lies in the week in which it arrived. Two point reads, which Bloom filters answer from
 * memory for a new id, look at this week and the last; a week that is too old goes as a whole.
 */
public final class SeenIds {

    /** How long an id is remembered at least. */
    public static final Duration WEEK = Duration.ofDays(7);

    static final Duration RETENTION = WEEK.multipliedBy(2);

    private final WindowStore<byte[], byte[]> store;

    public SeenIds(WindowStore<byte[], byte[]> store) {
        this.store = store;
    }

    /**
     * Whether the id has arrived before, with another record; remembers it if not.
     *
     * @param at how far the log has been read, in milliseconds since the epoch: a message's own
     *     time may be so old that nothing of then is kept
     * @param offset the record's offset: the same record read again, after a crash, is no
     *     repetition
     * @throws NewerStateException if a later version of the code wrote down the id
     */
    public boolean isRepeated(String conversationId, String messageId, long at, long offset) {
        byte[] key = key(conversationId, messageId);
        long week = weekOf(at);
        byte[] seen = store.fetch(key, week);
        if (seen == null && week > 0) {
            seen = store.fetch(key, week - WEEK.toMillis());
        }
        if (seen != null) {
            return offsetIn(seen) != offset;
        }
        store.put(key, ByteBuffer.allocate(Long.BYTES).putLong(offset).array(), week);
        return false;
    }

    /** An offset and nothing else: what has another length is of another version. */
    private static long offsetIn(byte[] stored) {
        if (stored.length != Long.BYTES) {
            throw new NewerStateException(
                    StoreNames.SEEN, "a value of " + stored.length + " bytes", "offsets");
        }
        return ByteBuffer.wrap(stored).getLong();
    }

    private static long weekOf(long at) {
        return Math.floorDiv(at, WEEK.toMillis()) * WEEK.toMillis();
    }

    private static byte[] key(String conversationId, String messageId) {
        byte[] conversation = conversationId.getBytes(StandardCharsets.UTF_8);
        byte[] message = messageId.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[conversation.length + 1 + message.length];
        System.arraycopy(conversation, 0, key, 0, conversation.length);
        System.arraycopy(message, 0, key, conversation.length + 1, message.length);
        return key;
    }
}

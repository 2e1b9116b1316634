package dev.caesura.processor.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The messages and replies of all conversations, each written once, in order of time.
 *
 * <p>It is the open burst's buffer and the history at once: nothing is rewritten when a message
 * arrives, and nothing moves when a burst closes. The key is {@code conversation, NUL, time, kind,
 * offset}.
 */
public final class MessageLog extends MessageHistory {

    private final WindowStore<byte[], byte[]> store;

    public MessageLog(WindowStore<byte[], byte[]> store) {
        super(store);
        this.store = store;
    }

    /**
     * Writes a message down.
     *
     * @return the line that it is now
     */
    public Line append(String conversationId, long at, long offset, byte[] json) {
        store.put(key(conversationId, at, Kind.MESSAGE, offset), json, at);
        return new Line(at, offset, Kind.MESSAGE, json);
    }

    /** Writes down what a person on the business side wrote. */
    public void appendEcho(String conversationId, long at, long offset, byte[] json) {
        store.put(key(conversationId, at, Kind.ECHO, offset), json, at);
    }

    /** Writes a reply down. */
    public void appendReply(String conversationId, long at, String text) {
        store.put(
                key(conversationId, at, Kind.REPLY, 0), text.getBytes(StandardCharsets.UTF_8), at);
    }

    /** Takes a reply out again. */
    public void removeReply(String conversationId, long at) {
        store.put(key(conversationId, at, Kind.REPLY, 0), null, at);
    }

    /** Takes out everything of a conversation. */
    public void erase(String conversationId) {
        List<KeyValue<byte[], Long>> lines = new ArrayList<>();
        byte[] from = key(conversationId, 0, Kind.MESSAGE, 0);
        byte[] to = key(conversationId, LATEST, Kind.ECHO, Long.MAX_VALUE);
        try (var all = store.fetch(from, to, 0, LATEST)) {
            while (all.hasNext()) {
                Windowed<byte[]> line = all.next().key;
                lines.add(KeyValue.pair(line.key(), line.window().start()));
            }
        }
        lines.forEach(line -> store.put(line.key, null, line.value));
    }
}

package dev.caesura.processor.store;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.AskedMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/** Read access to the messages and replies of all conversations. */
public class History {

    /**
     * Later than any line. Not {@link Long#MAX_VALUE}: of a range's upper key, Kafka Streams keeps
     * only the bytes that are not below the first byte of the latest time, which must therefore be
     * zero. Otherwise a scan of one conversation walks over all others.
     */
    static final long LATEST = (1L << 56) - 1;

    static final Instant END = Instant.ofEpochMilli(LATEST);

    private static final byte LINES = 0;
    private static final int SUFFIX = 1 + Long.BYTES + 1 + Long.BYTES;

    private final ReadOnlyWindowStore<byte[], byte[]> store;

    /** The history in a store. */
    public History(ReadOnlyWindowStore<byte[], byte[]> store) {
        this.store = store;
    }

    /**
     * A line of the history.
     *
     * @param at when it arrived or was approved, in milliseconds since the epoch
     * @param offset the message's offset
     * @param kind the kind of content
     * @param id the message's id; empty for a reply
     * @param bytes the content
     */
    public record Line(long at, long offset, Kind kind, String id, byte[] bytes) {}

    /** The author of a line and the form in which it is kept; its code is in the store. */
    public enum Kind {
        /** A contact's messages, as JSON: those of a burst, or a part of them. */
        MESSAGE(1),
        /** A reply's text, in UTF-8. */
        REPLY(2),
        /** A message of the business side, as JSON. */
        ECHO(3);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        byte code() {
            return code;
        }

        static Kind of(byte code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new NewerStateException(
                    StoreNames.HISTORY, "a line of kind " + code, "kinds 1 to 3");
        }
    }

    /** The messages of a closed burst, in order of arrival; fewer if some are no longer kept. */
    public List<Line> messages(String conversationId, AskedBurst burst) {
        Set<Long> wanted = new HashSet<>();
        for (AskedMessage message : burst.messages()) {
            wanted.add(message.offset());
        }
        List<Line> found = new ArrayList<>(wanted.size());
        // An entry has the key of its first message. A look-up fails if the file is damaged; a scan
        // just ends there, as if nothing followed.
        for (AskedMessage message : burst.messages()) {
            if (wanted.contains(message.offset())) {
                byte[] key = lineKey(conversationId, message.at(), Kind.MESSAGE, message.offset());
                byte[] lines = store.fetch(key, message.at());
                if (lines != null) {
                    take(LinesForm.read(lines, Kind.MESSAGE), wanted, found);
                }
            }
        }
        if (!wanted.isEmpty()) {
            scan(conversationId, burst.bounds().firstAt(), wanted, found);
        }
        found.sort(Comparator.comparingLong(Line::at).thenComparingLong(Line::offset));
        return found;
    }

    /**
     * Finds messages of entries whose first message was deleted, or that came from another
     * conversation.
     */
    private void scan(String conversationId, long from, Set<Long> wanted, List<Line> found) {
        try (var newestFirst = newestFirst(conversationId)) {
            while (newestFirst.hasNext() && !wanted.isEmpty()) {
                Entry entry = entry(newestFirst.next());
                if (entry.at < from) {
                    break;
                }
                if (entry.kind == Kind.MESSAGE) {
                    take(entry.lines(), wanted, found);
                }
            }
        }
    }

    private static void take(List<Line> lines, Set<Long> wanted, List<Line> found) {
        for (Line line : lines) {
            if (wanted.remove(line.offset())) {
                found.add(line);
            }
        }
    }

    /**
     * The lines before a burst, oldest first: no message of it, and no later one.
     *
     * @param most how many lines at most
     */
    public List<Line> before(String conversationId, AskedBurst burst, int most) {
        if (most == 0) {
            return List.of();
        }
        Set<Long> own = new HashSet<>();
        burst.messages().forEach(message -> own.add(message.offset()));
        long lastAt = burst.bounds().lastAt();
        List<Line> history = new ArrayList<>(most);
        try (var newestFirst = newestFirst(conversationId)) {
            while (newestFirst.hasNext() && history.size() < most) {
                Entry entry = entry(newestFirst.next());
                List<Line> lines = entry.lines();
                for (int i = lines.size() - 1; i >= 0 && history.size() < most; i--) {
                    Line line = lines.get(i);
                    boolean later = line.kind() == Kind.MESSAGE && line.at() > lastAt;
                    if (!later && !(line.kind() == Kind.MESSAGE && own.contains(line.offset()))) {
                        history.add(line);
                    }
                }
            }
        }
        Collections.reverse(history);
        return history;
    }

    /** The last lines of a conversation, oldest first. */
    public List<Line> last(String conversationId, int most) {
        List<Line> last = new ArrayList<>(most);
        try (var newestFirst = newestFirst(conversationId)) {
            while (newestFirst.hasNext() && last.size() < most) {
                List<Line> lines = entry(newestFirst.next()).lines();
                for (int i = lines.size() - 1; i >= 0 && last.size() < most; i--) {
                    last.add(lines.get(i));
                }
            }
        }
        Collections.reverse(last);
        return last;
    }

    /** The stored entries of a conversation, newest first; to be closed. */
    KeyValueIterator<Windowed<byte[]>, byte[]> newestFirst(String conversationId) {
        return store.backwardFetch(
                key(conversationId, LINES, 0, (byte) 0, 0),
                key(conversationId, LINES, LATEST, Byte.MAX_VALUE, Long.MAX_VALUE),
                Instant.EPOCH,
                END);
    }

    /** An entry of the store: one line, or the messages of a burst. */
    record Entry(long at, long offset, Kind kind, byte[] bytes) {

        List<Line> lines() {
            return kind == Kind.REPLY
                    ? List.of(new Line(at, offset, kind, "", bytes))
                    : LinesForm.read(bytes, kind);
        }
    }

    static Entry entry(KeyValue<Windowed<byte[]>, byte[]> stored) {
        byte[] key = stored.key.key();
        ByteBuffer suffix = ByteBuffer.wrap(key, key.length - SUFFIX + 1, SUFFIX - 1);
        long at = suffix.getLong();
        Kind kind = Kind.of(suffix.get());
        return new Entry(at, suffix.getLong(), kind, stored.value);
    }

    static byte[] lineKey(String conversationId, long at, Kind kind, long offset) {
        return key(conversationId, LINES, at, kind.code, offset);
    }

    /**
     * {@code conversation, space, time, kind, offset}: no conversation's id has these characters.
     */
    static byte[] key(String conversationId, byte space, long at, byte kind, long offset) {
        byte[] conversation = conversationId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(conversation.length + SUFFIX)
                .put(conversation)
                .put(space)
                .putLong(at)
                .put(kind)
                .putLong(offset)
                .array();
    }
}

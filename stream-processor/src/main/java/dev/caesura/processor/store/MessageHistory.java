package dev.caesura.processor.store;

import dev.caesura.processor.domain.burst.Burst;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/** The messages and replies of all conversations, to read. */
public class MessageHistory {

    private static final Kind[] KINDS = Kind.values();
    private static final int SUFFIX = 1 + Long.BYTES + 1 + Long.BYTES;

    /**
     * Later than any line. Not {@link Long#MAX_VALUE}: Kafka Streams keeps of a range's upper key
     * only the bytes that are not below the first byte of the latest time, which must therefore be
     * zero. Otherwise a scan of one conversation walks over all others.
     */
    static final long LATEST = (1L << 56) - 1;

    private static final Instant END = Instant.ofEpochMilli(LATEST);

    private final ReadOnlyWindowStore<byte[], byte[]> store;

    public MessageHistory(ReadOnlyWindowStore<byte[], byte[]> store) {
        this.store = store;
    }

    /**
     * A line of the log.
     *
     * @param at when it arrived or was approved, in milliseconds since the epoch
     * @param offset the message's offset
     * @param kind what the bytes are
     * @param bytes what was written
     */
    public record Line(long at, long offset, Kind kind, byte[] bytes) {

        /** Whether it is a member of a burst. */
        public boolean isIn(Burst burst) {
            return kind == Kind.MESSAGE && burst.contains(at, offset);
        }

        /**
         * A later burst's message is none of this one's history; a reply that came meanwhile is.
         */
        private boolean isLaterThan(Burst burst) {
            return kind == Kind.MESSAGE && at > burst.lastAt();
        }
    }

    /**
     * Who wrote a line, and in which form it is kept. Its place among them is in the store: a new
     * one, or another form of these, goes to the end.
     */
    public enum Kind {
        /** A contact's message, as JSON. */
        MESSAGE,
        /** A reply's text, in UTF-8. */
        REPLY,
        /** A person's message on the business side, as JSON. */
        ECHO
    }

    /**
     * A burst's messages and what went before.
     *
     * @param messages the burst, in order of arrival
     * @param history what went before, oldest first
     */
    public record Excerpt(List<Line> messages, List<Line> history) {}

    /**
     * Reads a burst and what went before it.
     *
     * @param lines how many lines of history at most
     */
    public Excerpt read(String conversationId, Burst burst, int lines) {
        List<Line> messages = new ArrayList<>(burst.count());
        List<Line> history = new ArrayList<>(lines);
        scan(conversationId, burst, messages, burst.count(), history, lines);
        return new Excerpt(messages, history);
    }

    /**
     * Reads what went before a burst.
     *
     * @param lines how many lines at most
     */
    public List<Line> before(String conversationId, Burst burst, int lines) {
        List<Line> history = new ArrayList<>(lines);
        scan(conversationId, burst, new ArrayList<>(0), 0, history, lines);
        return history;
    }

    private void scan(
            String conversationId,
            Burst burst,
            List<Line> messages,
            int most,
            List<Line> history,
            int lines) {
        byte[] from = key(conversationId, 0, Kind.MESSAGE, 0);
        byte[] to = key(conversationId, LATEST, Kind.ECHO, Long.MAX_VALUE);
        try (var newestFirst = store.backwardFetch(from, to, Instant.EPOCH, END)) {
            while ((messages.size() < most || history.size() < lines) && newestFirst.hasNext()) {
                Line line = line(newestFirst.next());
                if (line.isIn(burst)) {
                    if (messages.size() < most) {
                        messages.add(line);
                    }
                } else if (history.size() < lines && !line.isLaterThan(burst)) {
                    history.add(line);
                }
            }
        }
        Collections.reverse(messages);
        Collections.reverse(history);
    }

    /**
     * Finds out how far a burst has grown, from where it began.
     *
     * @param firstAt arrival of its first message
     * @param minOffset the lowest offset of its messages
     * @param gap the longest pause inside it, in milliseconds
     * @throws MissingMessagesException if there is no message of it
     */
    public Burst grow(String conversationId, long firstAt, long minOffset, long gap) {
        Burst grown = null;
        byte[] from = key(conversationId, firstAt, Kind.MESSAGE, 0);
        byte[] to = key(conversationId, LATEST, Kind.MESSAGE, Long.MAX_VALUE);
        try (KeyValueIterator<Windowed<byte[]>, byte[]> oldestFirst =
                store.fetch(from, to, Instant.ofEpochMilli(firstAt), END)) {
            while (oldestFirst.hasNext()) {
                Line line = line(oldestFirst.next());
                if (line.kind() != Kind.MESSAGE || line.offset() < minOffset) {
                    continue;
                }
                if (grown != null && line.at() > grown.lastAt() + gap) {
                    break;
                }
                Burst one = Burst.of(line.at(), line.offset(), line.bytes().length);
                grown = grown == null ? one : grown.merge(one);
            }
        }
        if (grown == null) {
            throw new MissingMessagesException(
                    "No message of "
                            + conversationId
                            + " since "
                            + firstAt
                            + ", but an open burst");
        }
        return grown;
    }

    /** The last lines of a conversation, oldest first. */
    public List<Line> last(String conversationId, int lines) {
        List<Line> last = new ArrayList<>(lines);
        byte[] from = key(conversationId, 0, Kind.MESSAGE, 0);
        byte[] to = key(conversationId, LATEST, Kind.ECHO, Long.MAX_VALUE);
        try (var newestFirst = store.backwardFetch(from, to, Instant.EPOCH, END)) {
            while (newestFirst.hasNext() && last.size() < lines) {
                last.add(line(newestFirst.next()));
            }
        }
        Collections.reverse(last);
        return last;
    }

    static byte[] key(String conversationId, long at, Kind kind, long offset) {
        byte[] conversation = conversationId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(conversation.length + SUFFIX)
                .put(conversation)
                .put((byte) 0)
                .putLong(at)
                .put((byte) kind.ordinal())
                .putLong(offset)
                .array();
    }

    private static Line line(KeyValue<Windowed<byte[]>, byte[]> entry) {
        byte[] key = entry.key.key();
        ByteBuffer suffix = ByteBuffer.wrap(key, key.length - SUFFIX + 1, SUFFIX - 1);
        long at = suffix.getLong();
        Kind kind = kind(suffix.get());
        return new Line(at, suffix.getLong(), kind, entry.value);
    }

    private static Kind kind(byte stored) {
        if (stored < 0 || stored >= KINDS.length) {
            throw new NewerStateException(
                    StoreNames.MESSAGES,
                    "a line of kind " + stored,
                    "kinds 0 to " + (KINDS.length - 1));
        }
        return KINDS[stored];
    }
}

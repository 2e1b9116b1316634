package dev.caesura.processor.store;

import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.conversation.SeenIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * The messages and replies of all conversations, written down once: a burst's messages together
 * when it ends, in order of time. Beside them is the archive of seen ids, for conversations that
 * have more than their state holds.
 */
public final class HistoryLog extends History {

    /** The messages of a burst are written down in entries of at most this size. */
    private static final int ENTRY_BYTES = 600 * 1024;

    /** An edit that made an entry larger is not kept: no broker would take it. */
    private static final int LARGEST_ENTRY = 900 * 1024;

    /** How far back an edit or deletion looks for its message. */
    private static final int AMENDED_LINES = 500;

    /** The most bytes that a line's kind, time, offset and lengths need. */
    private static final int LINE_NUMBERS = 31;

    private static final byte ARCHIVE = 1;

    /** The most entries of the archive that are read for a conversation: a million ids. */
    private static final int ARCHIVE_READ = 4_096;

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final WindowStore<byte[], byte[]> store;

    /** The history in a store. */
    public HistoryLog(WindowStore<byte[], byte[]> store) {
        super(store);
        this.store = store;
    }

    /** Writes an empty change into the changelog; see {@link Conversations#touch}. */
    public void touch(long at) {
        store.put(key("-", ARCHIVE, at, (byte) 0, 0), null, at);
    }

    /** Writes down messages whose bytes are in memory. */
    public void writeDown(String conversationId, List<Message> messages) {
        List<Message> together = new ArrayList<>(messages.size());
        int bytes = 0;
        for (Message message : messages) {
            if (bytes + message.bytes() > ENTRY_BYTES && !together.isEmpty()) {
                put(conversationId, together);
                together.clear();
                bytes = 0;
            }
            together.add(message);
            bytes += message.bytes();
        }
        if (!together.isEmpty()) {
            put(conversationId, together);
        }
    }

    private void put(String conversationId, List<Message> messages) {
        Message first = messages.get(0);
        store.put(
                lineKey(conversationId, first.at(), Kind.MESSAGE, first.offset()),
                LinesForm.ofMessages(messages),
                first.at());
    }

    /** Writes down a message of the business side. */
    public void writeEcho(String conversationId, Message echo) {
        store.put(
                lineKey(conversationId, echo.at(), Kind.ECHO, echo.offset()),
                LinesForm.ofMessages(List.of(echo)),
                echo.at());
    }

    /** Writes a reply down. */
    public void writeReply(String conversationId, long at, String text) {
        store.put(
                lineKey(conversationId, at, Kind.REPLY, 0),
                text.getBytes(StandardCharsets.UTF_8),
                at);
    }

    /** Removes a reply. */
    public void removeReply(String conversationId, long at) {
        store.put(lineKey(conversationId, at, Kind.REPLY, 0), null, at);
    }

    /**
     * Changes or erases a message.
     *
     * @param later the edited message; null to erase it
     */
    public void amend(String conversationId, String messageId, @Nullable Message later) {
        byte[] key = null;
        long at = 0;
        List<Line> lines = List.of();
        int looked = 0;
        try (var newestFirst = newestFirst(conversationId)) {
            while (newestFirst.hasNext() && looked < AMENDED_LINES && key == null) {
                KeyValue<Windowed<byte[]>, byte[]> stored = newestFirst.next();
                Entry entry = entry(stored);
                if (entry.kind() == Kind.REPLY) {
                    continue;
                }
                lines = entry.lines();
                looked += lines.size();
                if (lines.stream().anyMatch(line -> line.id().equals(messageId))) {
                    key = stored.key.key();
                    at = stored.key.window().start();
                }
            }
        }
        if (key != null) {
            List<Line> left = amended(lines, messageId, later);
            byte[] written = LinesForm.write(left);
            if (written.length > LARGEST_ENTRY) {
                left = amended(lines, messageId, null);
                written = LinesForm.write(left);
            }
            store.put(key, left.isEmpty() ? null : written, at);
        }
    }

    private static List<Line> amended(List<Line> lines, String messageId, @Nullable Message later) {
        List<Line> left = new ArrayList<>(lines.size());
        for (Line line : lines) {
            if (!line.id().equals(messageId)) {
                left.add(line);
            } else if (later != null) {
                left.add(new Line(line.at(), line.offset(), line.kind(), line.id(), later.json()));
            }
        }
        return left;
    }

    /**
     * Removes everything of a conversation except the archive of its ids, which holds no content.
     */
    public void erase(String conversationId) {
        List<KeyValue<byte[], Long>> keys = new ArrayList<>();
        try (var all = newestFirst(conversationId)) {
            while (all.hasNext()) {
                Windowed<byte[]> line = all.next().key;
                keys.add(KeyValue.pair(line.key(), line.window().start()));
            }
        }
        keys.forEach(key -> store.put(key.key, null, key.value));
    }

    /**
     * The lines that were taken out.
     *
     * @param lines the lines, oldest first
     * @param whole whether no line was left behind for want of room
     */
    public record Taken(List<Line> lines, boolean whole) {}

    /**
     * Takes out the lines that go to another id of the contact: the newest, as far as there is
     * room.
     *
     * @param left the offsets of messages that stay, as do those written down with them
     * @param leftReplyAt when the reply that stays was approved; null if none stays
     * @param most the most bytes to take out
     */
    public Taken takeOut(
            String conversationId, Set<Long> left, @Nullable Long leftReplyAt, int most) {
        List<Line> lines = new ArrayList<>();
        List<KeyValue<byte[], Long>> keys = new ArrayList<>();
        int room = most;
        try (var newestFirst = newestFirst(conversationId)) {
            while (newestFirst.hasNext() && room >= 0) {
                KeyValue<Windowed<byte[]>, byte[]> stored = newestFirst.next();
                Entry entry = entry(stored);
                List<Line> own = entry.lines();
                if (stays(entry, own, left, leftReplyAt)) {
                    continue;
                }
                room -= own.stream().mapToInt(HistoryLog::size).sum();
                if (room >= 0) {
                    keys.add(KeyValue.pair(stored.key.key(), stored.key.window().start()));
                    lines.addAll(0, own);
                }
            }
        }
        keys.forEach(key -> store.put(key.key, null, key.value));
        return new Taken(lines, room >= 0);
    }

    private static int size(Line line) {
        return line.bytes().length
                + line.id().getBytes(StandardCharsets.UTF_8).length
                + LINE_NUMBERS;
    }

    private static boolean stays(
            Entry entry, List<Line> lines, Set<Long> left, @Nullable Long leftReplyAt) {
        if (entry.kind() == Kind.REPLY) {
            return leftReplyAt != null && entry.at() == leftReplyAt;
        }
        return entry.kind() == Kind.MESSAGE
                && lines.stream().anyMatch(line -> left.contains(line.offset()));
    }

    /**
     * Writes down the lines that were taken out of another conversation; doing it twice changes
     * nothing.
     */
    public void takeOver(String conversationId, List<Line> lines) {
        for (Line line : lines) {
            Line foreign = foreign(line);
            store.put(
                    lineKey(conversationId, line.at(), line.kind(), foreign.offset()),
                    line.kind() == Kind.REPLY ? line.bytes() : LinesForm.write(List.of(foreign)),
                    line.at());
        }
    }

    /** A copy with an offset that no message of this conversation's partition has. */
    private static Line foreign(Line line) {
        long offset = line.offset() < 0 ? line.offset() : -1 - line.offset();
        return new Line(line.at(), offset, line.kind(), line.id(), line.bytes());
    }

    /** Puts the oldest seen ids of a conversation into the archive. */
    public void archive(String conversationId, long[] hashes, long at) {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        for (long hash : hashes) {
            bytes.putLong(hash);
        }
        store.put(key(conversationId, ARCHIVE, at, (byte) 0, hashes[0]), bytes.array(), at);
    }

    /**
     * The newest archived ids of a conversation.
     *
     * @param now in milliseconds since the epoch
     */
    public Set<Long> archived(String conversationId, long now) {
        long since = Math.max(0, now - SeenIds.DAYS * DAY);
        Set<Long> hashes = new HashSet<>();
        int left = ARCHIVE_READ;
        try (var newestFirst =
                store.backwardFetch(
                        key(conversationId, ARCHIVE, since, (byte) 0, 0),
                        key(conversationId, ARCHIVE, LATEST, Byte.MAX_VALUE, Long.MAX_VALUE),
                        Instant.EPOCH,
                        END)) {
            while (newestFirst.hasNext() && left-- > 0) {
                ByteBuffer bytes = ByteBuffer.wrap(newestFirst.next().value);
                while (bytes.hasRemaining()) {
                    hashes.add(bytes.getLong());
                }
            }
        }
        return hashes;
    }
}

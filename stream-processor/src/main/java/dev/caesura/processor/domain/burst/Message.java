package dev.caesura.processor.domain.burst;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact's message, as the rules need it.
 *
 * <p>An open burst lives for as long as its contact writes, and a process holds hundreds of
 * thousands of them. So a message that is in memory with its bytes has its id and text only there:
 * it knows their places, and reads them when somebody asks.
 */
public final class Message {

    private static final byte[] ELSEWHERE = {};

    /** The numbers of its packed form. */
    private static final int NUMBERS = 2 * Long.BYTES + 5 * Integer.BYTES + 1;

    /** The last character that UTF-8 writes as itself. */
    private static final char ASCII = 127;

    /** The bytes of its objects beside its JSON, with its part of the lists. */
    private static final int OBJECTS = 128;

    /** Those of a text's objects beside its characters. */
    private static final int STRING = 80;

    private final byte[] json;
    private final int bytes;
    private final long at;
    private final long offset;
    // The id and the text, or null if they stand in the bytes.
    private final @Nullable String id;
    private final @Nullable Said said;
    private final int idFrom;
    private final int idBytes;
    private final int textFrom;
    private final int textBytes;
    private final @Nullable String sender;
    private final Map<String, String> route;

    /**
     * A message whose bytes are in memory.
     *
     * @param id the channel's id
     * @param at its arrival, in milliseconds since the epoch
     * @param offset its place in the log
     * @param json its bytes, passed on unread; empty if they are not in memory
     * @param said its content
     * @param sender the sender in a group; null elsewhere
     * @param route what a reply must carry to reach the contact; passed on
     */
    public Message(
            String id,
            long at,
            long offset,
            byte[] json,
            Said said,
            @Nullable String sender,
            Map<String, String> route) {
        this(id, at, offset, json, json.length, said, sender, route);
    }

    /**
     * A message as {@link #Message(String, long, long, byte[], Said, String, Map)} has it.
     *
     * @param bytes the size of its JSON, also if that is not in memory
     */
    public Message(
            String id,
            long at,
            long offset,
            byte[] json,
            int bytes,
            Said said,
            @Nullable String sender,
            Map<String, String> route) {
        this(json, bytes, at, offset, id, said, 0, 0, 0, 0, sender, route);
    }

    private Message(
            byte[] json,
            int bytes,
            long at,
            long offset,
            @Nullable String id,
            @Nullable Said said,
            int idFrom,
            int idBytes,
            int textFrom,
            int textBytes,
            @Nullable String sender,
            Map<String, String> route) {
        this.json = json;
        this.bytes = bytes;
        this.at = at;
        this.offset = offset;
        this.id = id;
        this.said = said;
        this.idFrom = idFrom;
        this.idBytes = idBytes;
        this.textFrom = textFrom;
        this.textBytes = textBytes;
        this.sender = sender;
        this.route = route;
    }

    /**
     * The same message, with its id and text read from its bytes from now on, if they stand there
     * as they are: without escapes, and not stripped or cut.
     *
     * @param idEnd where the id may end in the bytes
     * @param textEnd where the text may end in the bytes
     */
    public Message readingFromBytes(int idEnd, int textEnd) {
        byte[] itsId = id().getBytes(StandardCharsets.UTF_8);
        Said content = said();
        byte[] text = content.text().getBytes(StandardCharsets.UTF_8);
        boolean hasId = endsAt(idEnd, itsId);
        boolean hasText = !content.media() && endsAt(textEnd, text);
        return new Message(
                json,
                bytes,
                at,
                offset,
                hasId ? null : id(),
                hasText ? null : content,
                idEnd - itsId.length,
                itsId.length,
                textEnd - text.length,
                text.length,
                sender,
                route);
    }

    private boolean endsAt(int end, byte[] part) {
        int from = end - part.length;
        return from >= 0
                && end <= json.length
                && Arrays.equals(json, from, end, part, 0, part.length);
    }

    /** The channel's id. */
    public String id() {
        return id == null ? new String(json, idFrom, idBytes, StandardCharsets.UTF_8) : id;
    }

    /** Whether this is its id; asked of each message of a burst when another arrives. */
    public boolean hasId(String other) {
        if (id != null) {
            return id.equals(other);
        }
        for (int i = 0; i < other.length() && i < idBytes; i++) {
            char character = other.charAt(i);
            if (character > ASCII) {
                return id().equals(other);
            }
            if (character != json[idFrom + i]) {
                return false;
            }
        }
        return other.length() == idBytes;
    }

    /** Its arrival, in milliseconds since the epoch. */
    public long at() {
        return at;
    }

    /** Its place in the log. */
    public long offset() {
        return offset;
    }

    /** Its bytes, passed on unread; empty if they are not in memory. */
    public byte[] json() {
        return json;
    }

    /** The size of its JSON, also if that is not in memory. */
    public int bytes() {
        return bytes;
    }

    /** Its content. */
    public Said said() {
        return said == null
                ? new Said(new String(json, textFrom, textBytes, StandardCharsets.UTF_8), false)
                : said;
    }

    /** The sender in a group; null elsewhere. */
    public @Nullable String sender() {
        return sender;
    }

    /** What a reply must carry to reach the contact; passed on. */
    public Map<String, String> route() {
        return route;
    }

    /** About the bytes of heap that it takes, with its JSON; 0 if its bytes are not in memory. */
    public int heap() {
        return isHeld()
                ? json.length
                        + OBJECTS
                        + (id == null ? 0 : STRING + id.length())
                        + (said == null ? 0 : STRING + Character.BYTES * said.text().length())
                : 0;
    }

    /** Whether its bytes are in memory. */
    public boolean isHeld() {
        return json.length > 0;
    }

    /** A copy whose bytes are no longer in memory. */
    public Message withoutBytes() {
        return new Message(id(), at, offset, ELSEWHERE, bytes, said(), sender, route);
    }

    /** A copy whose bytes are in memory again. */
    public Message withBytes(byte[] again) {
        return new Message(id(), at, offset, again, bytes, said(), sender, route);
    }

    /** A copy with another arrival time. */
    public Message arrivedAt(long moment) {
        return moment == at
                ? this
                : new Message(
                        json, bytes, moment, offset, id, said, idFrom, idBytes, textFrom, textBytes,
                        sender, route);
    }

    /** A copy with the edited content, in the same place. */
    public Message edited(Message later) {
        return new Message(
                id(), at, offset, later.json, later.bytes, later.said(), sender, later.route);
    }

    /** The bytes of its packed form. */
    int packedSize() {
        return NUMBERS
                + PackedBursts.size(id)
                + PackedBursts.size(said == null ? null : said.text())
                + PackedBursts.size(sender)
                + PackedBursts.size(route)
                + Integer.BYTES
                + json.length;
    }

    /** Writes its packed form. */
    void pack(ByteBuffer to) {
        to.putLong(at)
                .putLong(offset)
                .putInt(bytes)
                .putInt(idFrom)
                .putInt(idBytes)
                .putInt(textFrom)
                .putInt(textBytes)
                .put((byte) (said != null && said.media() ? 1 : 0));
        PackedBursts.put(to, id);
        PackedBursts.put(to, said == null ? null : said.text());
        PackedBursts.put(to, sender);
        PackedBursts.put(to, route);
        PackedBursts.put(to, json);
    }

    /** Reads the form that {@link #pack} writes. */
    static Message unpack(ByteBuffer from) {
        long at = from.getLong();
        long offset = from.getLong();
        int bytes = from.getInt();
        int idFrom = from.getInt();
        int idBytes = from.getInt();
        int textFrom = from.getInt();
        int textBytes = from.getInt();
        boolean media = from.get() == 1;
        String id = PackedBursts.textOrNull(from);
        String text = PackedBursts.textOrNull(from);
        String sender = PackedBursts.textOrNull(from);
        Map<String, String> route = PackedBursts.texts(from);
        return new Message(
                PackedBursts.bytes(from),
                bytes,
                at,
                offset,
                id,
                text == null ? null : new Said(text, media),
                idFrom,
                idBytes,
                textFrom,
                textBytes,
                sender,
                route);
    }

    @Override
    public String toString() {
        return "Message[" + id() + " at " + at + ", offset " + offset + ", " + said() + "]";
    }
}

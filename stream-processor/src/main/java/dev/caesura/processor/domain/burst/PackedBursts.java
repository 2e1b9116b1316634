package dev.caesura.processor.domain.burst;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Open bursts in one array, while nobody looks at them.
 *
 * <p>An open burst lives for as long as its contact writes, and a process holds a million of them.
 * The garbage collector copies each of their objects, and looks at it again and again; of an array,
 * it sees only one. This form exists in memory only.
 */
public final class PackedBursts {

    /**
     * Larger bursts stay as they are: each message that joins has them unpacked and packed again.
     */
    private static final int MOST_MESSAGES = 16;

    private static final int MOST_BYTES = 16 * 1024;

    /** A burst's numbers: its bounds, its silence and its gap, and how many messages it has. */
    private static final int BURST = 7 * Long.BYTES + 2 * Integer.BYTES;

    private static final int NONE = -1;

    private final byte[] bytes;

    private PackedBursts(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Packs bursts; null if they are better left as they are. */
    public static @Nullable PackedBursts of(OpenBursts open) {
        int size = Long.BYTES + Integer.BYTES;
        int messages = 0;
        long lowest = Long.MAX_VALUE;
        for (OpenBurst burst : open.bursts()) {
            if (burst.carried() != null) {
                return null;
            }
            size += BURST;
            messages += burst.messages().size();
            if (messages > MOST_MESSAGES) {
                return null;
            }
            for (Message message : burst.messages()) {
                size += message.packedSize();
                lowest = Math.min(lowest, message.offset());
            }
        }
        if (messages == 0 || size > MOST_BYTES) {
            return null;
        }
        ByteBuffer to = ByteBuffer.allocate(size);
        to.putLong(lowest).putInt(open.bursts().size());
        for (OpenBurst burst : open.bursts()) {
            write(to, burst);
        }
        return new PackedBursts(to.array());
    }

    private static void write(ByteBuffer to, OpenBurst burst) {
        Burst bounds = burst.bounds();
        to.putLong(bounds.firstAt())
                .putLong(bounds.lastAt())
                .putLong(bounds.minOffset())
                .putLong(bounds.maxOffset())
                .putInt(bounds.count())
                .putLong(bounds.bytes())
                .putLong(burst.quietFrom())
                .putLong(burst.gap())
                .putInt(burst.messages().size());
        for (Message message : burst.messages()) {
            message.pack(to);
        }
    }

    /** The bursts, as they were packed. */
    public OpenBursts unpack() {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        from.getLong(); // The lowest offset.
        int count = from.getInt();
        List<OpenBurst> bursts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            bursts.add(read(from));
        }
        return new OpenBursts(bursts);
    }

    private static OpenBurst read(ByteBuffer from) {
        Burst bounds =
                new Burst(
                        from.getLong(),
                        from.getLong(),
                        from.getLong(),
                        from.getLong(),
                        from.getInt(),
                        from.getLong());
        long quietFrom = from.getLong();
        long gap = from.getLong();
        int count = from.getInt();
        List<Message> messages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            messages.add(Message.unpack(from));
        }
        return new OpenBurst(bounds, messages, quietFrom, gap, null);
    }

    /** The lowest offset of their messages. */
    public long lowestOffset() {
        return ByteBuffer.wrap(bytes).getLong();
    }

    /** The bytes that a text takes. */
    static int size(@Nullable String text) {
        return Integer.BYTES + (text == null ? 0 : Character.BYTES * text.length());
    }

    static int size(Map<String, String> texts) {
        int size = Integer.BYTES;
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            size += size(entry.getKey()) + size(entry.getValue());
        }
        return size;
    }

    /** Not as UTF-8: an id may have half a surrogate pair, and must stay as it is. */
    static void put(ByteBuffer to, @Nullable String text) {
        to.putInt(text == null ? NONE : text.length());
        for (int i = 0; text != null && i < text.length(); i++) {
            to.putChar(text.charAt(i));
        }
    }

    static void put(ByteBuffer to, byte[] bytes) {
        to.putInt(bytes.length).put(bytes);
    }

    static void put(ByteBuffer to, Map<String, String> texts) {
        to.putInt(texts.size());
        texts.forEach(
                (key, value) -> {
                    put(to, key);
                    put(to, value);
                });
    }

    static byte[] bytes(ByteBuffer from) {
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return bytes;
    }

    static @Nullable String textOrNull(ByteBuffer from) {
        int length = from.getInt();
        if (length == NONE) {
            return null;
        }
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            characters[i] = from.getChar();
        }
        return new String(characters);
    }

    private static String text(ByteBuffer from) {
        String text = textOrNull(from);
        return text == null ? "" : text;
    }

    static Map<String, String> texts(ByteBuffer from) {
        int count = from.getInt();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < count; i++) {
            texts.put(text(from), text(from));
        }
        return Map.copyOf(texts);
    }
}

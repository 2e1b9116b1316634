package dev.caesura.processor.store;

import dev.caesura.processor.domain.turn.Conversation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * What is stored of a conversation with an open burst or a turn: where its bursts began, and its
 * turn.
 *
 * <p>How far a burst has grown is not stored, since it follows from the messages: a message that
 * continues a burst changes nothing here. The bytes are a version, the number of open bursts, two
 * longs for each, and the turn as JSON.
 *
 * @param beginnings where the open bursts began
 * @param conversation the turn, and what waits for it
 */
public record ActiveRecord(List<Beginning> beginnings, Conversation conversation) {

    private static final byte VERSION = 1;
    private static final ObjectWriter WRITER = TurnJson.mapper().writerFor(Conversation.class);
    private static final ObjectReader READER = TurnJson.mapper().readerFor(Conversation.class);
    private static final byte[] NO_TURN = {};

    public ActiveRecord {
        beginnings = List.copyOf(beginnings);
    }

    /**
     * Where an open burst began.
     *
     * @param firstAt arrival of its first message, in milliseconds since the epoch
     * @param minOffset the lowest offset of its messages
     */
    public record Beginning(long firstAt, long minOffset) {}

    byte[] toBytes() {
        byte[] turn = conversation.isIdle() ? NO_TURN : WRITER.writeValueAsBytes(conversation);
        ByteBuffer bytes =
                ByteBuffer.allocate(2 + beginnings.size() * 2 * Long.BYTES + turn.length);
        bytes.put(VERSION).put((byte) beginnings.size());
        for (Beginning beginning : beginnings) {
            bytes.putLong(beginning.firstAt()).putLong(beginning.minOffset());
        }
        return bytes.put(turn).array();
    }

    static ActiveRecord fromBytes(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        byte version = bytes.get();
        if (version != VERSION) {
            throw new SerializationException(
                    "State of version " + version + "; this code reads version " + VERSION);
        }
        int count = bytes.get();
        List<Beginning> beginnings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            beginnings.add(new Beginning(bytes.getLong(), bytes.getLong()));
        }
        Conversation conversation =
                bytes.hasRemaining()
                        ? READER.readValue(stored, bytes.position(), bytes.remaining())
                        : Conversation.IDLE;
        return new ActiveRecord(beginnings, conversation);
    }
}

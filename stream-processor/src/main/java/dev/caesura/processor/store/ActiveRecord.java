package dev.caesura.processor.store;

import dev.caesura.processor.domain.turn.AskedBurst;
import dev.caesura.processor.domain.turn.Turn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
 * @param inFlight the turn, and what waits for it
 */
public record ActiveRecord(List<Beginning> beginnings, InFlight inFlight) {

    /** Nothing that waits. */
    public static final ActiveRecord EMPTY = new ActiveRecord(List.of(), InFlight.NONE);

    private static final byte VERSION = 1;
    private static final ObjectWriter WRITER = TurnJson.mapper().writerFor(InFlight.class);
    private static final ObjectReader READER = TurnJson.mapper().readerFor(InFlight.class);
    private static final byte[] NO_TURN = {};

    public ActiveRecord {
        beginnings = List.copyOf(beginnings);
    }

    /**
     * The turn in flight, and the closed bursts that wait for it.
     *
     * @param turn null without one
     */
    public record InFlight(@Nullable Turn turn, List<AskedBurst> waiting) {

        /** Nothing in flight. */
        public static final InFlight NONE = new InFlight(null, List.of());

        public InFlight {
            waiting = List.copyOf(waiting);
        }

        /** Whether nothing is. */
        public boolean holdsNothing() {
            return turn == null && waiting.isEmpty();
        }
    }

    /** Whether nothing is open, in flight or waiting. */
    public boolean isEmpty() {
        return beginnings.isEmpty() && inFlight.holdsNothing();
    }

    /**
     * Where an open burst began.
     *
     * @param firstAt arrival of its first message, in milliseconds since the epoch
     * @param minOffset the lowest offset of its messages
     */
    public record Beginning(long firstAt, long minOffset) {}

    byte[] toBytes() {
        byte[] turn = inFlight.holdsNothing() ? NO_TURN : WRITER.writeValueAsBytes(inFlight);
        ByteBuffer bytes =
                ByteBuffer.allocate(2 + beginnings.size() * 2 * Long.BYTES + turn.length);
        bytes.put(VERSION).put((byte) beginnings.size());
        for (Beginning beginning : beginnings) {
            bytes.putLong(beginning.firstAt()).putLong(beginning.minOffset());
        }
        return bytes.put(turn).array();
    }

    /**
     * What such bytes say.
     *
     * @throws NewerStateException if a later version of the code wrote them
     */
    public static ActiveRecord fromBytes(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        NewerStateException.check(StoreNames.ACTIVE, bytes.get(), VERSION);
        int count = bytes.get();
        List<Beginning> beginnings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            beginnings.add(new Beginning(bytes.getLong(), bytes.getLong()));
        }
        InFlight inFlight =
                bytes.hasRemaining()
                        ? READER.readValue(stored, bytes.position(), bytes.remaining())
                        : InFlight.NONE;
        return new ActiveRecord(beginnings, inFlight);
    }
}

package dev.caesura.processor.store;

import dev.caesura.processor.domain.burst.Message;
import java.util.List;

/** The form in which messages are written down together. */
final class LinesForm {

    private static final byte VERSION = 1;

    /** The version, and the number of lines. */
    private static final int MOST_BEGINNING = 11;

    /** A line's four numbers take at most ten bytes each. */
    private static final int MOST_NUMBERS = 40;

    private LinesForm() {}

    static byte[] ofMessages(List<Message> messages) {
        int bytes = MOST_BEGINNING;
        for (Message message : messages) {
            bytes += message.json().length + message.id().length() + MOST_NUMBERS;
        }
        Writing to = new Writing(messages.size(), bytes);
        for (Message message : messages) {
            to.line(message.at(), message.offset(), message.id(), message.json());
        }
        return to.bytes.toBytes();
    }

    static byte[] write(List<History.Line> lines) {
        Writing to = new Writing(lines.size(), StateWriter.USUAL);
        for (History.Line line : lines) {
            to.line(line.at(), line.offset(), line.id(), line.bytes());
        }
        return to.bytes.toBytes();
    }

    /** Lines in the making: each has its time and place as what they are beyond the last one's. */
    private static final class Writing {
        private final StateWriter bytes;
        private long lastAt;
        private long lastOffset;

        Writing(int lines, int room) {
            bytes = new StateWriter(room).raw(VERSION).number(lines);
        }

        void line(long at, long offset, String id, byte[] content) {
            bytes.number(at - lastAt).number(offset - lastOffset).text(id).bytes(content);
            lastAt = at;
            lastOffset = offset;
        }
    }

    static List<History.Line> read(byte[] stored, History.Kind kind) {
        StateReader from = new StateReader(stored);
        NewerStateException.check(StoreNames.HISTORY, from.raw(), VERSION);
        long[] last = new long[2];
        return from.each(
                () -> {
                    last[0] += from.number();
                    last[1] += from.number();
                    return new History.Line(last[0], last[1], kind, from.text(), from.bytes());
                });
    }
}

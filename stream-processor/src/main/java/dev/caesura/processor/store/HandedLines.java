package dev.caesura.processor.store;

import java.util.ArrayList;
import java.util.List;

/** The form in which history lines go from one id of a contact to another. */
public final class HandedLines {

    private static final byte VERSION = 1;

    private HandedLines() {}

    /** Lines as bytes. */
    public static byte[] write(List<History.Line> lines) {
        StateWriter to = new StateWriter().raw(VERSION).number(lines.size());
        for (History.Line line : lines) {
            to.raw(line.kind().code())
                    .number(line.at())
                    .number(line.offset())
                    .text(line.id())
                    .bytes(line.bytes());
        }
        return to.toBytes();
    }

    /**
     * The lines in such bytes.
     *
     * @throws RuntimeException if they are cut short or damaged
     */
    public static List<History.Line> read(byte[] written) {
        StateReader from = new StateReader(written);
        NewerStateException.check(StoreNames.HISTORY, from.raw(), VERSION);
        List<History.Line> lines = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) {
            History.Kind kind = History.Kind.of((byte) from.raw());
            lines.add(
                    new History.Line(
                            from.number(), from.number(), kind, from.text(), from.bytes()));
        }
        return lines;
    }
}

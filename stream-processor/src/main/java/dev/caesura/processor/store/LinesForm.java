package dev.caesura.processor.store;

import dev.caesura.processor.domain.burst.Message;
import java.util.List;

/** The form in which messages are written down together. */
final class LinesForm {

    private static final byte VERSION = 1;

    private LinesForm() {}

    static byte[] ofMessages(List<Message> messages) {
        return write(
                messages.stream()
                        .map(
                                one ->
                                        new History.Line(
                                                one.at(),
                                                one.offset(),
                                                History.Kind.MESSAGE,
                                                one.id(),
                                                one.json()))
                        .toList());
    }

    static byte[] write(List<History.Line> lines) {
        StateWriter to = new StateWriter().raw(VERSION);
        long at = 0;
        long offset = 0;
        to.number(lines.size());
        for (History.Line line : lines) {
            to.number(line.at() - at)
                    .number(line.offset() - offset)
                    .text(line.id())
                    .bytes(line.bytes());
            at = line.at();
            offset = line.offset();
        }
        return to.toBytes();
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

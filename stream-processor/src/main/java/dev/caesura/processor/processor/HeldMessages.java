package dev.caesura.processor.processor;

import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.processor.store.MessageHistory.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one conversation's open bursts, as long as there is room for them: then a burst
 * closes without reading back what was written a moment ago. They are in the log all the same, and
 * are read from there after a restart, or where there was no room.
 */
final class HeldMessages {

    private static final Comparator<Line> BY_ARRIVAL =
            Comparator.comparingLong(Line::at).thenComparingLong(Line::offset);

    private final HeldBytes room;
    private final List<Line> lines = new ArrayList<>(2);
    private boolean complete;
    private int bytes;

    /**
     * Holds nothing yet.
     *
     * @param room bounds what all conversations hold together
     * @param complete whether there is nothing to hold: no burst is open
     */
    HeldMessages(HeldBytes room, boolean complete) {
        this.room = room;
        this.complete = complete;
    }

    /** Another message of an open burst. */
    void add(Line line) {
        if (!complete) {
            return;
        }
        if (room.take(line.bytes().length)) {
            bytes += line.bytes().length;
            lines.add(line);
        } else {
            release();
            complete = false;
        }
    }

    /** A burst's messages in order of arrival; null where they must be read from the log. */
    @Nullable List<Line> of(Burst burst) {
        if (!complete) {
            return null;
        }
        List<Line> members = new ArrayList<>(burst.count());
        for (Line line : lines) {
            if (line.isIn(burst)) {
                members.add(line);
            }
        }
        members.sort(BY_ARRIVAL);
        return members.size() == burst.count() ? members : null;
    }

    /** Lets go of what belongs to none of the bursts that are still open. */
    void keep(List<Burst> open) {
        if (open.isEmpty()) {
            release();
            complete = true;
            return;
        }
        lines.removeIf(
                line -> {
                    boolean closed = open.stream().noneMatch(line::isIn);
                    if (closed) {
                        room.giveBack(line.bytes().length);
                        bytes -= line.bytes().length;
                    }
                    return closed;
                });
    }

    private void release() {
        room.giveBack(bytes);
        bytes = 0;
        lines.clear();
    }
}

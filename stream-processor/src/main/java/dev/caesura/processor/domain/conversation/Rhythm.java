package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import java.util.Objects;

/**
 * How a contact writes: for each of the last {@value #KEPT} messages, whether another followed it
 * within its burst. One message more or less moves it by one part in that many, however long a
 * pause was.
 *
 * @param followed a bit for each message, the latest lowest: whether another followed
 * @param known how many of the bits are known
 */
public record Rhythm(int followed, int known) {

    /** Nothing is known: the usual rhythm is assumed. */
    public static final Rhythm UNKNOWN = new Rhythm(0, 0);

    /** The messages that are remembered. */
    public static final int KEPT = 16;

    /** The share of messages that another follows, assumed for an unknown contact. */
    static final double USUAL = 0.3;

    /** The usual share weighs as much as this many messages of the contact's own. */
    private static final int ASSUMED = 3;

    private static final int MASK = (1 << KEPT) - 1;

    public Rhythm {
        if (known < 0 || known > KEPT || followed < 0 || followed > MASK) {
            throw new IllegalArgumentException(
                    "A rhythm that can't be: " + followed + " of " + known);
        }
    }

    /**
     * A copy with one more burst.
     *
     * @param silent whether it ended by silence, so that nothing followed its last message
     * @param cuts whether a message that came after the gap, and superseded the turn, followed the
     *     one before: a gap that follows from the rhythm was too short there, but an early draft
     *     was not in vain
     */
    Rhythm with(OpenBurst burst, boolean silent, boolean cuts) {
        Rhythm next = this;
        AskedBurst carried = burst.carried();
        boolean any = false;
        String before = null;
        if (cuts && carried != null && !carried.messages().isEmpty()) {
            any = true;
            before = carried.messages().get(carried.messages().size() - 1).sender();
        }
        for (Message message : burst.messages()) {
            // In a group, another member's message does not follow one's own.
            if (any && Objects.equals(message.sender(), before)) {
                next = next.with(true);
            }
            any = true;
            before = message.sender();
        }
        return silent && !burst.messages().isEmpty() ? next.with(false) : next;
    }

    /** A copy with one more message, and whether another followed it. */
    Rhythm with(boolean more) {
        return new Rhythm((followed << 1 | (more ? 1 : 0)) & MASK, Math.min(known + 1, KEPT));
    }

    /** The share of this contact's messages that another follows, 0 to 1. */
    double share() {
        return (Integer.bitCount(followed) + USUAL * ASSUMED) / (known + ASSUMED);
    }
}

package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.policy.LoopLimits;
import dev.caesura.schemas.event.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The counts that tell a loop from a conversation, taken with each reply: in a group, for each
 * sender.
 *
 * @param quick replies in a row to a contact who came back too soon to have read the last
 * @param same replies in a row to the same words
 * @param repeated replies in a row that only repeated earlier ones, suppressed or not
 * @param hourFrom when the present count began, in milliseconds since the epoch
 * @param inHour replies since then
 */
public record Tempo(int quick, int same, int repeated, long hourFrom, int inHour) {

    /** Nothing has been counted. */
    public static final Tempo CALM = new Tempo(0, 0, 0, 0, 0);

    private static final long HOUR = Duration.ofHours(1).toMillis();

    /**
     * The counts after an answer to this burst.
     *
     * @param repeats whether the answer only repeats an earlier one
     */
    Tempo with(
            AskedBurst burst,
            @Nullable Exchange last,
            LoopLimits limits,
            long at,
            boolean repeats) {
        String text = burst.said().text();
        boolean again = last != null && !text.isBlank() && last.question().equalsIgnoreCase(text);
        boolean sameHour = at - hourFrom < HOUR;
        return new Tempo(
                quickWith(burst, last, limits),
                again ? same + 1 : 1,
                repeats ? repeated + 1 : 0,
                sameHour ? hourFrom : at,
                sameHour ? inHour + 1 : 1);
    }

    /** A message from before the last reply, as in an outage, does not show how that was read. */
    private int quickWith(AskedBurst burst, @Nullable Exchange last, LoopLimits limits) {
        if (last == null) {
            return 0;
        }
        long pause = burst.bounds().firstAt() - last.at();
        if (pause < 0) {
            return quick;
        }
        return pause < limits.quickPause().toMillis() ? quick + 1 : 0;
    }

    Tempo withRepeated() {
        return new Tempo(quick, same, repeated + 1, hourFrom, inHour);
    }

    /** Why this is a loop; null if it is not one. */
    @Nullable Reason loop(LoopLimits limits) {
        if (quick >= limits.quickReplies()) {
            return Reason.LOOP_QUICK_REPLIES;
        }
        if (same >= limits.sameQuestions()) {
            return Reason.LOOP_SAME_QUESTION;
        }
        if (repeated >= limits.suppressedReplies()) {
            return Reason.LOOP_REPEATED_REPLY;
        }
        return inHour > limits.repliesPerHour() ? Reason.LOOP_REPLIES_PER_HOUR : null;
    }
}

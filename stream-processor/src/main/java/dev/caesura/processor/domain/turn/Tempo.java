package dev.caesura.processor.domain.turn;

import dev.caesura.processor.domain.policy.LoopLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What tells a loop from a conversation, counted with each reply.
 *
 * @param quick replies in a row to a contact who came back too soon to have read the last
 * @param same replies in a row to the same words
 * @param suppressed replies in a row that were not sent because they repeated
 * @param hourFrom when the present count began, in milliseconds since the epoch
 * @param inHour replies since then
 */
public record Tempo(int quick, int same, int suppressed, long hourFrom, int inHour) {

    static final Tempo CALM = new Tempo(0, 0, 0, 0, 0);

    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** How it would be with an answer to this burst. */
    Tempo with(AskedBurst burst, @Nullable Exchange last, LoopLimits limits, long at) {
        boolean soon =
                last != null
                        && burst.burst().firstAt() - last.at() < limits.quickPause().toMillis();
        String text = burst.said().text();
        boolean again = last != null && !text.isBlank() && last.question().equalsIgnoreCase(text);
        boolean sameHour = at - hourFrom < HOUR;
        return new Tempo(
                soon ? quick + 1 : 0,
                again ? same + 1 : 1,
                0,
                sameHour ? hourFrom : at,
                sameHour ? inHour + 1 : 1);
    }

    Tempo withSuppressed() {
        return new Tempo(quick, same, suppressed + 1, hourFrom, inHour);
    }

    /** Why this is a loop, as a short code; null if it is none. */
    @Nullable String loop(LoopLimits limits) {
        if (quick >= limits.quickReplies()) {
            return "loop-quick-replies";
        }
        if (same >= limits.sameQuestions()) {
            return "loop-same-question";
        }
        if (suppressed >= limits.suppressedReplies()) {
            return "loop-repeated-reply";
        }
        return inHour > limits.repliesPerHour() ? "loop-replies-per-hour" : null;
    }
}

package dev.caesura.processor.domain.turn;

import dev.caesura.schemas.event.Outcome;
import org.jspecify.annotations.Nullable;

/** Something that a step wants done. */
public sealed interface Effect {

    /** Ask for an answer to the burst. */
    record Ask(AskedBurst burst, int attempt) implements Effect {}

    /** Send this text; keep it as the conversation's history. */
    record Send(String replyId, String requestId, String text, long approvedAt) implements Effect {}

    /** Take a reply out of the history: the contact never saw it. */
    record Forget(String replyId, long approvedAt) implements Effect {}

    /** The turn has ended; this became of it, and of each of its messages. */
    record EndTurn(
            AskedBurst burst,
            int attempt,
            Outcome.Kind outcome,
            @Nullable String reason,
            @Nullable Double score,
            long at)
            implements Effect {}

    /** The burst gets no turn; this became of each of its messages. */
    record Settle(
            AskedBurst burst, Outcome.Kind outcome, String reason, @Nullable Double score, long at)
            implements Effect {}

    /** Somebody has to look at it. */
    record SetAside(AskedBurst burst, String reason) implements Effect {}

    /** The event is of a turn or attempt that is over; count it. */
    record Disregard(String reason) implements Effect {}
}

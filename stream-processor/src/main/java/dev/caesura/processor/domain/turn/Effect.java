package dev.caesura.processor.domain.turn;

import dev.caesura.schemas.event.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a step wants done. */
public sealed interface Effect {

    /**
     * Ask for an answer to the burst.
     *
     * @param recent the last answers, not to be repeated
     */
    record Ask(AskedBurst burst, int attempt, List<Exchange> recent) implements Effect {}

    /**
     * Send this text; keep it as the conversation's history.
     *
     * @param route what it must carry to reach the contact
     */
    record Send(
            String replyId,
            String requestId,
            String text,
            Map<String, String> route,
            long approvedAt)
            implements Effect {}

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

    /** A place in the pace of stale bursts is taken. */
    record TakePlace() implements Effect {}

    /** Erase what the conversation said. */
    record Erase() implements Effect {}

    /** Something worth a count, and nothing else. */
    record Count(Occurrence what) implements Effect {}
}

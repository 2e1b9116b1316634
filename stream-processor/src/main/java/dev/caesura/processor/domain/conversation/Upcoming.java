package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.Burst;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn before its burst has ended, as far as it has begun.
 *
 * @param attempt the last attempt that was made for it, early ones and those of the burst that it
 *     carries; 0 for none
 * @param calls how often it was drafted early
 * @param early the draft that belongs to exactly the present messages; null without one
 */
public record Upcoming(int attempt, int calls, @Nullable EarlyDraft early) {

    /** Nothing yet. */
    public static final Upcoming NOTHING = new Upcoming(0, 0, null);

    /**
     * A draft that was requested while the burst is open.
     *
     * @param requestId the request's id
     * @param covers the messages for which it was requested
     * @param askedAt when, in milliseconds since the epoch
     * @param draft the result; null while it is awaited
     */
    public record EarlyDraft(
            String requestId, Burst covers, long askedAt, @Nullable Drafted draft) {}

    /**
     * A generated text that waits for its burst's end.
     *
     * @param text the text; null or empty if there is none
     * @param error why there is none
     * @param opinions the comparisons of embeddings
     */
    public record Drafted(
            @Nullable String text,
            @Nullable String error,
            List<ConversationEvent.Opinion> opinions) {

        public Drafted {
            opinions = List.copyOf(opinions);
        }
    }

    /** A copy without the early draft: a message has joined, or the draft failed. */
    Upcoming withoutEarly() {
        return early == null ? this : new Upcoming(attempt, calls, null);
    }
}

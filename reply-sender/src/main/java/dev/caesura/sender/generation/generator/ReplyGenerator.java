package dev.caesura.sender.generation.generator;

import dev.caesura.schemas.event.ReplyRequest;

/** Answers bursts: a bot, a model, or a set of rules. Called by many threads at once. */
public interface ReplyGenerator {

    /**
     * The one answer to a burst.
     *
     * @throws GenerationException if there is none; its text is never shown to the contact
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    Generated generate(ReplyRequest request) throws GenerationException, InterruptedException;

    /** The price of some tokens; 0 where none is set. */
    default double price(long inputTokens, long outputTokens) {
        return 0;
    }
}

package dev.caesura.processor.domain.policy;

import java.time.Duration;

/**
 * When two bots count as answering each other, or a bot as repeating itself; the conversation is
 * then stopped.
 *
 * @param quickPause a contact who writes this soon after a reply has hardly read it
 * @param quickReplies this many replies in a row that were each answered that quickly are a loop
 * @param sameQuestions this many questions in a row with the same words are a loop
 * @param suppressedReplies this many replies in a row that only repeated earlier ones are a loop
 * @param repliesPerHour this many replies within one hour are a loop
 */
public record LoopLimits(
        Duration quickPause,
        int quickReplies,
        int sameQuestions,
        int suppressedReplies,
        int repliesPerHour) {

    /**
     * A person needs longer than three seconds to read a reply and write the next message, hardly
     * asks the same thing six times, and gets no more than one answer every two minutes for a whole
     * hour.
     */
    public static final LoopLimits DEFAULTS = new LoopLimits(Duration.ofSeconds(3), 6, 6, 5, 30);

    public LoopLimits {
        Positive.check("loop-quick-pause", quickPause);
        if (quickReplies < 2 || sameQuestions < 2 || suppressedReplies < 2 || repliesPerHour < 2) {
            throw new IllegalArgumentException("A loop limit must be at least 2: once is no loop");
        }
    }

    /** These limits with another one for contacts who come back too quickly. */
    public LoopLimits withQuick(Duration pause, int replies) {
        return new LoopLimits(pause, replies, sameQuestions, suppressedReplies, repliesPerHour);
    }

    /** These limits with another one for the same words. */
    public LoopLimits withSameQuestions(int questions) {
        return new LoopLimits(
                quickPause, quickReplies, questions, suppressedReplies, repliesPerHour);
    }

    /** These limits with another one for repeated replies. */
    public LoopLimits withSuppressedReplies(int replies) {
        return new LoopLimits(quickPause, quickReplies, sameQuestions, replies, repliesPerHour);
    }

    /** These limits with another one for replies within an hour. */
    public LoopLimits withRepliesPerHour(int replies) {
        return new LoopLimits(quickPause, quickReplies, sameQuestions, suppressedReplies, replies);
    }
}

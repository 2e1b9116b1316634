package dev.caesura.processor.domain.policy;

import dev.caesura.similarity.compare.Thresholds;
import java.time.Duration;

/**
 * When a question or a reply counts as a repetition.
 *
 * @param questions the check of questions that were answered a moment ago
 * @param replies the check of replies that repeat one of the last replies
 * @param thresholds the scores from which two texts say the same
 * @param activeMemory how long an answer is remembered in an active conversation
 * @param slowMemory how long an answer is remembered in a slow one
 * @param activePause a conversation is active if its contact came back within this time
 */
public record Repetition(
        Check questions,
        Check replies,
        Thresholds thresholds,
        Duration activeMemory,
        Duration slowMemory,
        Duration activePause) {

    /** How many of the last answers a text is compared with. */
    public static final int REMEMBERED = 5;

    /** The systems that Caesura replaces kept their replies for 60 and 300 seconds. */
    public static final Repetition DEFAULTS =
            new Repetition(
                    Check.ENFORCE,
                    Check.ENFORCE,
                    Thresholds.DEFAULTS,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(60));

    /** The handling of a repetition. */
    public enum Check {
        /** Nothing is compared. */
        OFF,
        /** It is counted and reported, but not acted on. */
        OBSERVE,
        /** It is not answered, or not sent. */
        ENFORCE
    }

    public Repetition {
        Positive.check("active-memory", activeMemory);
        Positive.check("slow-memory", slowMemory);
        Positive.check("active-pause", activePause);
    }

    /** How long an answer is remembered, given how long the contact was away. */
    public long memoryAfter(long pauseMillis) {
        return pauseMillis < activePause.toMillis()
                ? activeMemory.toMillis()
                : slowMemory.toMillis();
    }

    /** These rules with another check of questions. */
    public Repetition withQuestions(Check check) {
        return new Repetition(check, replies, thresholds, activeMemory, slowMemory, activePause);
    }

    /** These rules with another check of replies. */
    public Repetition withReplies(Check check) {
        return new Repetition(questions, check, thresholds, activeMemory, slowMemory, activePause);
    }

    /** These rules with other thresholds. */
    public Repetition withThresholds(Thresholds scores) {
        return new Repetition(questions, replies, scores, activeMemory, slowMemory, activePause);
    }

    /** These rules with another memory, in active and in slow conversations. */
    public Repetition withMemory(Duration active, Duration slow) {
        return new Repetition(questions, replies, thresholds, active, slow, activePause);
    }

    /** These rules with another pause that tells an active conversation from a slow one. */
    public Repetition withActivePause(Duration pause) {
        return new Repetition(questions, replies, thresholds, activeMemory, slowMemory, pause);
    }
}

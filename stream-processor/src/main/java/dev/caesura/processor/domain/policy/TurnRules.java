package dev.caesura.processor.domain.policy;

import java.time.Duration;

/**
 * How a turn goes.
 *
 * @param inFlight what becomes of a burst that closes while a turn is in flight
 * @param limit how long a turn may stand still before it is asked again
 * @param maxAttempts how often a turn is asked before it has failed
 * @param historySent how many lines of history a request carries
 */
public record TurnRules(InFlight inFlight, Duration limit, int maxAttempts, int historySent) {

    /**
     * The lines of history that are kept of a conversation, and the most that a request can carry.
     */
    public static final int HISTORY_KEPT = 200;

    public static final TurnRules DEFAULTS =
            new TurnRules(InFlight.QUEUE, Duration.ofMinutes(2), 3, 20);

    /** What becomes of a burst that closes while a turn is in flight. */
    public enum InFlight {
        /** It waits its turn. */
        QUEUE,
        /** The turn in flight is given up, and asked again with all messages. */
        SUPERSEDE,
        /** It gets no answer. */
        SKIP
    }

    public TurnRules {
        Positive.check("turn-limit", limit);
        if (maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "A turn needs at least one attempt, not " + maxAttempts);
        }
        if (historySent < 0 || historySent > HISTORY_KEPT) {
            throw new IllegalArgumentException(
                    "A request can carry 0 to "
                            + HISTORY_KEPT
                            + " lines of history, not "
                            + historySent);
        }
    }

    /** These rules with another choice for bursts that close while a turn is in flight. */
    public TurnRules withInFlight(InFlight choice) {
        return new TurnRules(choice, limit, maxAttempts, historySent);
    }

    /** These rules with another limit for turns that stand still. */
    public TurnRules withLimit(Duration time) {
        return new TurnRules(inFlight, time, maxAttempts, historySent);
    }

    /** These rules with another number of attempts. */
    public TurnRules withMaxAttempts(int attempts) {
        return new TurnRules(inFlight, limit, attempts, historySent);
    }

    /** These rules with another length of history. */
    public TurnRules withHistorySent(int lines) {
        return new TurnRules(inFlight, limit, maxAttempts, lines);
    }
}

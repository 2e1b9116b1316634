package dev.caesura.processor.domain.policy;

import java.time.Duration;

/**
 * How a turn goes.
 *
 * @param inFlight the fate of a message that arrives before the reply to an earlier one is handed
 *     to the channel
 * @param limit how long a turn may stand still before it is asked again
 * @param maxAttempts how often a turn is asked before it fails
 * @param historySent how many lines of history a request carries
 */
public record TurnRules(InFlight inFlight, Duration limit, int maxAttempts, int historySent) {

    /**
     * The number of history lines that are kept per conversation, and the most that a request can
     * carry.
     */
    public static final int HISTORY_KEPT = 200;

    public static final TurnRules DEFAULTS =
            new TurnRules(InFlight.SUPERSEDE, Duration.ofMinutes(2), 3, 20);

    /** The fate of messages that arrive while a turn is in flight. */
    public enum InFlight {
        /** Its burst waits for its turn. */
        QUEUE,
        /** The attempt in flight is void at once; one answer to everything follows. */
        SUPERSEDE,
        /** Its burst gets no answer. */
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

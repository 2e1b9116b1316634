package dev.caesura.processor.domain.policy;

import dev.caesura.processor.domain.burst.BurstRules;
import java.time.Duration;
import java.util.Set;

/**
 * Every number and choice that the rules take, for one account.
 *
 * @param burst when a burst ends
 * @param inFlight what becomes of a burst that closes while a turn is in flight
 * @param turnLimit how long a turn may stand still before it is asked again
 * @param maxAttempts how often a turn is asked before it has failed
 * @param historySent how many lines of history a request carries
 * @param flushKeywords texts that close the burst at once, compared without case and surrounding
 *     space
 */
public record Policy(
        BurstRules burst,
        InFlight inFlight,
        Duration turnLimit,
        int maxAttempts,
        int historySent,
        Set<String> flushKeywords) {

    /** The longest pause inside a burst, unless another is configured. */
    public static final Duration DEFAULT_GAP = Duration.ofSeconds(30);

    /** The longest wait from a burst's first message, unless another is configured. */
    public static final Duration DEFAULT_MAX_WAIT = Duration.ofMinutes(3);

    /** The number of messages at which a burst closes, unless another is configured. */
    public static final int DEFAULT_MAX_MESSAGES = 50;

    /**
     * The bytes at which a burst closes: a request repeats them all, and must fit into one record.
     */
    public static final int DEFAULT_MAX_BYTES = 2 * 1024 * 1024;

    /**
     * The lines of history that are kept of a conversation, and the most that a request can carry.
     */
    public static final int HISTORY_KEPT = 200;

    /** What becomes of a burst that closes while a turn is in flight. */
    public enum InFlight {
        /** It waits its turn. */
        QUEUE,
        /** The turn in flight is given up, and asked again with all messages. */
        SUPERSEDE,
        /** It gets no answer. */
        SKIP
    }

    public Policy {
        flushKeywords = Set.copyOf(flushKeywords);
        if (turnLimit.isNegative() || turnLimit.isZero()) {
            throw new IllegalArgumentException(
                    "The turn limit must be longer than nothing, for example 2m");
        }
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

    /** The policy without any configuration. */
    public static Policy defaults() {
        return new Policy(
                new BurstRules(
                        DEFAULT_GAP.toMillis(),
                        0,
                        DEFAULT_MAX_WAIT.toMillis(),
                        DEFAULT_MAX_MESSAGES,
                        DEFAULT_MAX_BYTES),
                InFlight.QUEUE,
                Duration.ofMinutes(2),
                3,
                20,
                Set.of());
    }

    /** This policy with other rules for bursts. */
    public Policy withBurst(BurstRules rules) {
        return new Policy(rules, inFlight, turnLimit, maxAttempts, historySent, flushKeywords);
    }

    /** This policy with another rule for bursts that close while a turn is in flight. */
    public Policy withInFlight(InFlight rule) {
        return new Policy(burst, rule, turnLimit, maxAttempts, historySent, flushKeywords);
    }

    /** This policy with another limit for turns that stand still. */
    public Policy withTurnLimit(Duration limit, int attempts) {
        return new Policy(burst, inFlight, limit, attempts, historySent, flushKeywords);
    }

    /** This policy with other texts that close the burst at once. */
    public Policy withFlushKeywords(Set<String> keywords) {
        return new Policy(burst, inFlight, turnLimit, maxAttempts, historySent, keywords);
    }
}

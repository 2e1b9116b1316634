package dev.caesura.processor.domain.policy;

import java.time.Duration;

/**
 * The fate of a burst that is closed long after its last message, as after an outage.
 *
 * @param after how old its last message is then
 * @param action the fate of such a burst
 * @param perMinute how many stale bursts of one partition are answered each minute
 */
public record StaleBursts(Duration after, Action action, int perMinute) {

    public static final StaleBursts DEFAULTS =
            new StaleBursts(Duration.ofMinutes(15), Action.ANSWER, 60);

    /** The fate of a stale burst. */
    public enum Action {
        /** It is answered, at a bounded pace. */
        ANSWER,
        /** It gets no answer. */
        SKIP,
        /** It gets no answer, and the conversation is left to a person. */
        HAND_OFF
    }

    public StaleBursts {
        Positive.check("stale-after", after);
        if (perMinute < 1) {
            throw new IllegalArgumentException(
                    "stale-per-minute must be at least 1, not "
                            + perMinute
                            + "; to answer none, write stale-bursts: skip");
        }
    }

    /** The time between two of them, in milliseconds. */
    public long interval() {
        return Duration.ofMinutes(1).toMillis() / perMinute;
    }
}

package dev.caesura.processor.tune;

import java.time.Duration;

/**
 * The effect that a candidate would have had on one channel.
 *
 * @param gap its gap
 * @param maxWait its maximum wait
 * @param messages the messages that were read
 * @param replies the bursts, each of which gets one reply
 * @param split how often it would have cut a burst that the present gap does not cut
 * @param merged how often it would have continued a burst that the present gap cuts
 * @param interrupted bursts whose contact wrote again while the reply was being made
 * @param callsSaved the model calls saved, compared with one for each message
 * @param waitAfterLastSeconds median wait from the last message to the burst's end
 * @param waitAfterFirstSeconds median wait from the first message to the burst's end
 * @param longWaitSeconds the same at the 95th percentile
 */
public record TrialResult(
        Duration gap,
        Duration maxWait,
        long messages,
        long replies,
        long split,
        long merged,
        long interrupted,
        long callsSaved,
        double waitAfterLastSeconds,
        double waitAfterFirstSeconds,
        double longWaitSeconds) {

    /** The share of bursts that were interrupted, 0 to 1. */
    public double interruptedShare() {
        return replies == 0 ? 0 : (double) interrupted / replies;
    }
}

package dev.caesura.processor.domain.time;

import dev.caesura.processor.domain.policy.CallCount;

/**
 * When a decision is made.
 *
 * @param read how far the log has been read: bursts close by it
 * @param fenced how far a fence proves it: turns reach their limits by it
 * @param now the present: limits count from it, and bursts are stale by it
 * @param nextPlace when the next stale burst of the partition may be answered
 * @param answeredAt the last sign of a sender on the partition, by the log: without a sender, a
 *     turn waits and is not asked again
 * @param calls the drafts that the conversation's account requested recently on the partition
 */
public record Moment(
        LogTime read,
        FenceTime fenced,
        BrokerTime now,
        BrokerTime nextPlace,
        LogTime answeredAt,
        CallCount calls) {

    /** A moment of which only the log's time and the present are known, both the same. */
    public static Moment at(long millis) {
        return new Moment(
                new LogTime(millis),
                new FenceTime(millis),
                new BrokerTime(millis),
                new BrokerTime(0),
                new LogTime(millis),
                CallCount.NONE);
    }
}

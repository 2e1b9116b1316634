package dev.caesura.processor.domain.burst;

/**
 * Which messages of a conversation belong together, without the messages themselves.
 *
 * @param firstAt arrival of the first message, in milliseconds since the epoch
 * @param lastAt arrival of the last message, likewise
 * @param minOffset the lowest offset of a member
 * @param maxOffset the highest offset of a member
 * @param count the number of messages
 * @param bytes their size
 */
public record Burst(
        long firstAt, long lastAt, long minOffset, long maxOffset, int count, long bytes) {

    /** A burst of one message. */
    public static Burst of(long at, long offset, int bytes) {
        return new Burst(at, at, offset, offset, 1, bytes);
    }

    /** The burst with the members of both. */
    public Burst merge(Burst other) {
        return new Burst(
                Math.min(firstAt, other.firstAt),
                Math.max(lastAt, other.lastAt),
                Math.min(minOffset, other.minOffset),
                Math.max(maxOffset, other.maxOffset),
                count + other.count,
                bytes + other.bytes);
    }
}

package dev.caesura.processor.domain.burst;

/**
 * Which messages of a conversation belong together, without the messages themselves.
 *
 * <p>A message is a member exactly if its arrival lies between the first and the last arrival, and
 * its offset between the lowest and the highest offset. Two bursts of a conversation never share
 * both: open side by side, they are a gap apart; one after the other, the later one's offsets are
 * all higher.
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

    /** Whether a message that arrived then continues this burst. */
    public boolean accepts(long at, BurstRules rules) {
        return at >= firstAt - rules.gap()
                && at <= lastAt + rules.gap()
                && at <= firstAt + rules.maxWait();
    }

    /** The burst that has the members of both. */
    public Burst merge(Burst other) {
        return new Burst(
                Math.min(firstAt, other.firstAt),
                Math.max(lastAt, other.lastAt),
                Math.min(minOffset, other.minOffset),
                Math.max(maxOffset, other.maxOffset),
                count + other.count,
                bytes + other.bytes);
    }

    /** Whether a message is a member. */
    public boolean contains(long at, long offset) {
        return at >= firstAt && at <= lastAt && offset >= minOffset && offset <= maxOffset;
    }

    /** The last moment at which a message may still join. */
    public long deadline(BurstRules rules) {
        return Math.min(lastAt + rules.gap(), firstAt + rules.maxWait());
    }

    /** Whether everything up to this moment having been read, nothing can join any more. */
    public boolean isDue(long readUpTo, BurstRules rules) {
        return deadline(rules) + rules.grace() < readUpTo;
    }

    /** Whether it has to close without waiting. */
    public boolean isFull(BurstRules rules) {
        return count >= rules.maxMessages() || bytes >= rules.maxBytes();
    }
}

package dev.caesura.processor.domain.burst;

/**
 * When a burst ends. All times in milliseconds.
 *
 * @param gap the longest pause inside a burst; messages exactly one gap apart belong together, as
 *     in Kafka Streams' {@code SessionWindows}
 * @param grace how much later than its deadline a burst closes, so that records out of order still
 *     find it
 * @param maxWait the longest time from a burst's first message to its end
 * @param maxMessages the number of messages at which a burst closes at once
 * @param maxBytes the size of all messages together at which a burst closes at once
 */
public record BurstRules(long gap, long grace, long maxWait, int maxMessages, int maxBytes) {

    /** A limit that is never reached, for a burst without a maximum. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * Thirty seconds, at most three minutes and fifty messages; and half of what fits into one
     * record, since a request repeats all messages and adds history and recent replies.
     */
    public static final BurstRules DEFAULTS = new BurstRules(30_000, 0, 180_000, 50, 512 * 1024);

    public BurstRules {
        if (gap <= 0) {
            throw new IllegalArgumentException("The gap must be longer than 0, for example 30s");
        }
        if (grace < 0) {
            throw new IllegalArgumentException(
                    "The grace period can't be negative; write 0s for none");
        }
        if (maxWait < gap) {
            throw new IllegalArgumentException(
                    "The maximum wait must be at least one gap ("
                            + gap
                            + " ms), not "
                            + maxWait
                            + " ms");
        }
        if (maxMessages < 1 || maxBytes < 1) {
            throw new IllegalArgumentException(
                    "A burst must hold at least one message and one byte");
        }
    }

    /**
     * Whether a message comes too late for any burst: even one of its own would be closed already.
     *
     * @param readUpTo how far the log has been read, in its own time
     */
    public boolean isLate(long at, long readUpTo) {
        return at + gap + grace < readUpTo;
    }

    /** These rules with another gap and grace period; the maximum wait is at least one gap. */
    public BurstRules withGap(long newGap, long newGrace) {
        return new BurstRules(newGap, newGrace, Math.max(maxWait, newGap), maxMessages, maxBytes);
    }

    /** These rules with another maximum wait. */
    public BurstRules withMaxWait(long wait) {
        return new BurstRules(gap, grace, wait, maxMessages, maxBytes);
    }

    /** These rules with another maximum number of messages. */
    public BurstRules withMaxMessages(int messages) {
        return new BurstRules(gap, grace, maxWait, messages, maxBytes);
    }
}

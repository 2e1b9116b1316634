package dev.caesura.processor.domain.policy;

import java.time.Duration;

/**
 * Whether the wait after a message follows from the log up to it, around the gap and between
 * bounds, as in a session window with a dynamic gap.
 *
 * @param on whether it does; else the gap is the same after every message
 * @param least the shortest wait; zero for a third of the gap
 * @param most the longest wait; zero for two and a half gaps
 */
public record DynamicGap(boolean on, Duration least, Duration most) {

    /** The same gap after every message. */
    public static final DynamicGap OFF = new DynamicGap(false, Duration.ZERO, Duration.ZERO);

    private static final int PART = 3;
    private static final double TIMES = 2.5;

    public DynamicGap {
        if (least.isNegative() || most.isNegative()) {
            throw new IllegalArgumentException(
                    "gap-min and gap-max can't be negative; write 0s for a third of the gap, and for"
                            + " two and a half gaps");
        }
    }

    /**
     * Makes sure that the shortest wait is not longer than the longest; to be called once both are
     * known.
     *
     * @throws IllegalArgumentException if it is
     */
    public void checkOrder() {
        if (!most.isZero() && least.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "gap-min ("
                            + least.toMillis()
                            + " ms) can't be longer than gap-max ("
                            + most.toMillis()
                            + " ms)");
        }
    }

    /** A copy, on or off. */
    public DynamicGap on(boolean now) {
        return new DynamicGap(now, least, most);
    }

    /** A copy with another shortest wait. */
    public DynamicGap withLeast(Duration wait) {
        return new DynamicGap(on, wait, most);
    }

    /** A copy with another longest wait. */
    public DynamicGap withMost(Duration wait) {
        return new DynamicGap(on, least, wait);
    }

    /** The shortest wait around a gap, in milliseconds. */
    public long leastAround(long gap) {
        long wait = least.isZero() ? Math.max(1, gap / PART) : least.toMillis();
        return most.isZero() ? wait : Math.min(wait, most.toMillis());
    }

    /** The longest wait around a gap, in milliseconds; never shorter than the shortest. */
    public long mostAround(long gap) {
        return Math.max(
                leastAround(gap), most.isZero() ? Math.round(gap * TIMES) : most.toMillis());
    }
}

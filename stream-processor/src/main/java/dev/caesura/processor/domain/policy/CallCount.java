package dev.caesura.processor.domain.policy;

/**
 * How many drafts an account requested recently on one partition, and how many in vain.
 *
 * @param calls the drafts that were requested, early ones included
 * @param inVain the early ones that led to no reply
 */
public record CallCount(int calls, int inVain) {

    /** No draft was requested. */
    public static final CallCount NONE = new CallCount(0, 0);

    /** The share is taken of at least this many calls: of fewer, it says nothing. */
    static final int LEAST = 20;

    /** At this many calls, the counts up to then are halved. */
    private static final int MOST = 200;

    public CallCount {
        if (calls < 0 || inVain < 0) {
            throw new IllegalArgumentException("Calls that can't be: " + calls + ", " + inVain);
        }
    }

    /** A copy with one more call. */
    public CallCount called() {
        return calls + 1 < MOST
                ? new CallCount(calls + 1, inVain)
                : new CallCount((calls + 1) / 2, inVain / 2);
    }

    /** One of the calls was in vain. */
    public CallCount wasInVain() {
        return new CallCount(calls, inVain + 1);
    }

    /** Whether one more call in vain would keep the share of such calls within a limit. */
    boolean isWithin(double share) {
        return inVain + 1 <= share * Math.max(calls + 1, LEAST);
    }
}

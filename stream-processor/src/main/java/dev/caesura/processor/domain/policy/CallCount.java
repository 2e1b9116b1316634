package dev.caesura.processor.domain.policy;

/**
 * How many drafts an account asked for of late, on one partition, and how many of them in vain.
 *
 * @param calls the drafts that were asked for, early ones included
 * @param inVain the early ones that no reply came of
 */
public record CallCount(int calls, int inVain) {

    /** No draft was asked for. */
    public static final CallCount NONE = new CallCount(0, 0);

    /** A share of fewer calls says nothing: it is taken of so many. */
    static final int LEAST = 20;

    /** With so many calls, what was counted up to then counts half. */
    private static final int MOST = 200;

    public CallCount {
        if (calls < 0 || inVain < 0) {
            throw new IllegalArgumentException("Calls that can't be: " + calls + ", " + inVain);
        }
    }

    /** With one call more. */
    public CallCount called() {
        return calls + 1 < MOST
                ? new CallCount(calls + 1, inVain)
                : new CallCount((calls + 1) / 2, inVain / 2);
    }

    /** One of the calls was in vain. */
    public CallCount wasInVain() {
        return new CallCount(calls, inVain + 1);
    }

    /** Whether one call more, made in vain, would leave the share of those within a limit. */
    boolean isWithin(double share) {
        return inVain + 1 <= share * Math.max(calls + 1, LEAST);
    }
}

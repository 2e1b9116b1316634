package dev.caesura.processor.domain.policy;

import java.time.Duration;

/**
 * One word for the patience with contacts: it sets the gap, the early draft and its budget, the
 * longest wait, and the fate of messages that arrive while an answer is on its way. Single values
 * override it.
 */
public enum Preset {
    /** For chats on a page, and contacts who type whole questions. */
    QUICK(8, 3, 0.2, 45),
    /** For messengers: most contacts pause for less than a quarter of a minute. */
    USUAL(15, 4, 0.2, 90),
    /** For contacts who write in many short messages, or dictate. */
    PATIENT(30, 4, 0.25, 180);

    private final long gap;
    private final long draftAfter;
    private final double draftShare;
    private final long maxWait;

    /**
     * Times in seconds; the draft comes after a quarter of the given silence where the log says
     * that the message is probably the last.
     */
    Preset(long gap, long draftAfter, double draftShare, long maxWait) {
        this.gap = gap;
        this.draftAfter = draftAfter;
        this.draftShare = draftShare;
        this.maxWait = maxWait;
    }

    /** A policy with this preset's values. */
    public Policy applyTo(Policy policy) {
        return policy.toBuilder()
                .burst(
                        policy.burst()
                                .withGap(Duration.ofSeconds(gap).toMillis(), policy.burst().grace())
                                .withMaxWait(Duration.ofSeconds(maxWait).toMillis()))
                .drafting(
                        Drafting.after(Duration.ofSeconds(draftAfter))
                                .followingTheLog()
                                .withShare(draftShare))
                .turns(policy.turns().withInFlight(TurnRules.InFlight.SUPERSEDE))
                .build();
    }
}

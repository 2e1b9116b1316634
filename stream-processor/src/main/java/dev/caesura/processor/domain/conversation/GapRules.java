package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.Said;
import dev.caesura.processor.domain.policy.DynamicGap;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.similarity.dialogue.Dialogue;

/**
 * How long a contact must be silent after a message for its burst to end. With a dynamic gap it
 * follows from what the log says up to the message: its last sign and words, its length, and how
 * this contact writes. The same log gives the same waits.
 */
public final class GapRules {

    /**
     * At the same number of bursts cut, most waits are shorter than the fixed gap and some longer:
     * so much is the middle above it.
     */
    private static final double MIDDLE = 1.37;

    private static final double COMPLETE = 0.25;
    private static final double UNFINISHED = 4;

    /** Letters and digits of a message of usual length. */
    private static final double USUAL_LENGTH = 35;

    private static final double LENGTH_POWER = 0.8;
    private static final double LEAST_OF_LENGTH = 0.5;
    private static final double MOST_OF_LENGTH = 2;
    private static final double RHYTHM_WEIGHT = 6;

    private final Policy policy;
    private final BurstRules burst;
    private final boolean dynamic;
    private final Dialogue dialogue;

    private GapRules(Policy policy, BurstRules burst, boolean dynamic, Dialogue dialogue) {
        this.policy = policy;
        this.burst = burst;
        this.dynamic = dynamic;
        this.dialogue = dialogue;
    }

    /** The rules of a policy. */
    public static GapRules of(Policy policy, Dialogue dialogue) {
        return new GapRules(policy, policy.burst(), policy.dynamicGap().on(), dialogue);
    }

    /** The rules that are tried beside it. */
    public static GapRules shadowOf(Policy policy, Dialogue dialogue) {
        return new GapRules(
                policy,
                policy.shadow().beside(policy.burst()),
                policy.shadow().isDynamic(policy.dynamicGap()),
                dialogue);
    }

    /** The wait after a message, in milliseconds. */
    public long after(Said said, Rhythm rhythm) {
        if (policy.saysMoreFollows(said.text())) {
            return burst.maxWait();
        }
        return dynamic ? dynamic(said.text(), rhythm) : burst.gap();
    }

    /** The wait after the last of a burst's own messages; that which it has without any. */
    long afterLast(OpenBurst open, Rhythm rhythm) {
        int own = open.messages().size();
        return own == 0 ? open.gap() : after(open.messages().get(own - 1).said(), rhythm);
    }

    /** The wait after the last message of a burst that is answered again. */
    long afterLast(AskedBurst asked, Rhythm rhythm) {
        return after(asked.messages().get(asked.messages().size() - 1).said(), rhythm);
    }

    /** StrictMath: the last bit must not depend on the machine. */
    private long dynamic(String text, Rhythm rhythm) {
        DynamicGap bounds = policy.dynamicGap();
        double ofWords =
                switch (dialogue.ending(text)) {
                    case COMPLETE -> COMPLETE;
                    case UNFINISHED -> UNFINISHED;
                    case OPEN -> 1;
                };
        double ofRhythm = StrictMath.exp(RHYTHM_WEIGHT * (rhythm.share() - Rhythm.USUAL));
        double wait = burst.gap() * MIDDLE * ofWords * ofLength(text) * ofRhythm;
        return Math.max(
                bounds.leastAround(burst.gap()),
                Math.min(bounds.mostAround(burst.gap()), Math.round(wait)));
    }

    /** Whoever writes in short messages writes more of them. */
    private static double ofLength(String text) {
        long letters = Math.max(1, text.codePoints().filter(Character::isLetterOrDigit).count());
        return Math.max(
                LEAST_OF_LENGTH,
                Math.min(MOST_OF_LENGTH, StrictMath.pow(USUAL_LENGTH / letters, LENGTH_POWER)));
    }
}

package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.burst.Said;
import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.DynamicGap;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.similarity.dialogue.Dialogue;
import dev.caesura.similarity.dialogue.Ending;
import org.jspecify.annotations.Nullable;

/**
 * How long a contact must be silent after a message for its burst to end, and for it to be drafted
 * early. If they are dynamic, both follow from the log up to the message: its last character and
 * words, its length, and the contact's rhythm. The same log gives the same waits.
 */
public final class GapRules {

    /**
     * With the same number of bursts cut, most waits are shorter than the fixed gap and some
     * longer: by this factor, the middle lies above it.
     */
    private static final double MIDDLE = 1.37;

    private static final double COMPLETE = 0.25;
    private static final double UNFINISHED = 4;

    /** The letters and digits in a message of usual length. */
    private static final double USUAL_LENGTH = 35;

    private static final double LENGTH_POWER = 0.8;
    private static final double LEAST_OF_LENGTH = 0.5;
    private static final double MOST_OF_LENGTH = 2;
    private static final double RHYTHM_WEIGHT = 6;

    /** Not drafted early: a draft would too often be in vain. */
    static final long NEVER = Long.MAX_VALUE;

    /** Beyond this factor, an early draft is in vain too often to be worth it. */
    private static final double MOST_FOR_A_DRAFT = 0.92;

    /**
     * The part of the usual silence before a draft. Whether more follows is told by the message;
     * waiting tells little: in each second, about as many contacts write on as in the one before.
     */
    private static final double SILENCE_FOR_A_DRAFT = 0.25;

    private static final double UNFINISHED_FOR_A_DRAFT = 1.5;
    private static final double LENGTH_WEIGHT_FOR_A_DRAFT = 0.3;

    private final Policy policy;
    private final BurstRules burst;
    private final boolean dynamic;
    private final Dialogue dialogue;

    // A message is weighed for its wait, for its draft, and for the next look at it.
    private @Nullable Weighed last;

    /**
     * A text, and the factors by which its content makes it more likely that more follows.
     *
     * @param forGap the factor of the wait, without the contact's rhythm
     * @param forDraft that of an early draft, likewise
     */
    private record Weighed(String text, double forGap, double forDraft) {}

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

    /** The rules of its shadow policy. */
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

    /** The wait after the last of a burst's own messages; its present gap if it has none. */
    long afterLast(OpenBurst open, Rhythm rhythm) {
        int own = open.messages().size();
        return own == 0 ? open.gap() : after(open.messages().get(own - 1).said(), rhythm);
    }

    /** The wait after the last message of a burst that is answered again. */
    long afterLast(AskedBurst asked, Rhythm rhythm) {
        return after(asked.messages().get(asked.messages().size() - 1).said(), rhythm);
    }

    /**
     * The silence after which an open burst is drafted early, in milliseconds; {@link #NEVER} if
     * its last message is probably not the contact's last.
     */
    long draftAfter(OpenBurst open, Rhythm rhythm) {
        Drafting drafting = policy.drafting();
        String text = lastText(open);
        if (policy.saysMoreFollows(text)) {
            return NEVER;
        }
        long usual = drafting.after().toMillis();
        if (!drafting.dynamic()) {
            return usual;
        }
        if (weighed(text).forDraft() * ofRhythm(rhythm) > MOST_FOR_A_DRAFT) {
            return NEVER;
        }
        boolean seenWriting = open.quietFrom() > open.bounds().lastAt();
        return seenWriting ? usual : Math.round(usual * SILENCE_FOR_A_DRAFT);
    }

    private static String lastText(OpenBurst open) {
        if (!open.messages().isEmpty()) {
            return open.messages().get(open.messages().size() - 1).said().text();
        }
        AskedBurst carried = open.carried();
        return carried == null || carried.messages().isEmpty()
                ? ""
                : carried.messages().get(carried.messages().size() - 1).said().text();
    }

    private long dynamic(String text, Rhythm rhythm) {
        DynamicGap bounds = policy.dynamicGap();
        double factor = weighed(text).forGap() * ofRhythm(rhythm);
        long wait = Math.round(burst.gap() * MIDDLE * factor);
        return Math.max(
                bounds.leastAround(burst.gap()), Math.min(bounds.mostAround(burst.gap()), wait));
    }

    private Weighed weighed(String text) {
        Weighed weighed = last;
        if (weighed == null || !weighed.text().equals(text)) {
            Ending ending = dialogue.ending(text);
            double length = ofLength(text);
            weighed =
                    new Weighed(
                            text,
                            ofWords(ending, UNFINISHED) * length,
                            ofWords(ending, UNFINISHED_FOR_A_DRAFT)
                                    * StrictMath.pow(length, LENGTH_WEIGHT_FOR_A_DRAFT));
            last = weighed;
        }
        return weighed;
    }

    /** StrictMath: the last bit must not depend on the machine. */
    private static double ofRhythm(Rhythm rhythm) {
        return StrictMath.exp(RHYTHM_WEIGHT * (rhythm.share() - Rhythm.USUAL));
    }

    private static double ofWords(Ending ending, double unfinished) {
        return switch (ending) {
            case COMPLETE -> COMPLETE;
            case UNFINISHED -> unfinished;
            case OPEN -> 1;
        };
    }

    /** Contacts who write short messages write more of them. */
    private static double ofLength(String text) {
        long letters = Math.max(1, text.codePoints().filter(Character::isLetterOrDigit).count());
        return Math.max(
                LEAST_OF_LENGTH,
                Math.min(MOST_OF_LENGTH, StrictMath.pow(USUAL_LENGTH / letters, LENGTH_POWER)));
    }
}

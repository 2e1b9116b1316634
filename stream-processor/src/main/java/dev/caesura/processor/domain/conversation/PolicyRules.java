package dev.caesura.processor.domain.conversation;

import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.similarity.Similarity;

/**
 * A policy's rules, prepared once for all its conversations: a hundred thousand of them wait at a
 * time. Not thread-safe: a text that was weighed is remembered for the next question.
 */
public final class PolicyRules {

    private final Policy policy;
    private final RepetitionRules repetition;
    private final GapRules gaps;
    private final GapRules shadowGaps;

    /**
     * Rules of one policy.
     *
     * @param policy the numbers
     * @param similarity the measure of repetition
     */
    public PolicyRules(Policy policy, Similarity similarity) {
        this.policy = policy;
        this.repetition = new RepetitionRules(policy.repetition(), similarity);
        this.gaps = GapRules.of(policy, similarity.dialogue());
        this.shadowGaps = GapRules.shadowOf(policy, similarity.dialogue());
    }

    /** The numbers. */
    public Policy policy() {
        return policy;
    }

    RepetitionRules repetition() {
        return repetition;
    }

    GapRules gaps() {
        return gaps;
    }

    GapRules shadowGaps() {
        return shadowGaps;
    }
}

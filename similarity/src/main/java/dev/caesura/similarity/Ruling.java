package dev.caesura.similarity;

import dev.caesura.similarity.compare.Comparison;
import dev.caesura.similarity.compare.Novelty;
import dev.caesura.similarity.compare.Verdict;
import java.util.Locale;

/**
 * Whether a text repeats an earlier one, given the messages around the two.
 *
 * @param score from 0 (nothing in common) to 1 (equal)
 * @param verdict same if the text is a repetition
 * @param decidedBy the deciding rule: a guard by its label, {@code answer}, {@code other-question},
 *     or {@code new-} and the novelty; {@code none} if the score alone decided
 * @param grey whether a second opinion may be asked, and may reverse the verdict
 */
public record Ruling(double score, Verdict verdict, String decidedBy, boolean grey) {

    private static final String ANSWER = "answer";
    private static final String OTHER_QUESTION = "other-question";
    private static final String NEW = "new-";

    static Ruling of(Comparison comparison) {
        return new Ruling(
                comparison.score(),
                comparison.verdict(),
                comparison.guard().label(),
                comparison.grey());
    }

    static Ruling answer(Comparison comparison) {
        return different(comparison, ANSWER);
    }

    static Ruling otherQuestion(Comparison comparison) {
        return different(comparison, OTHER_QUESTION);
    }

    static Ruling brings(Comparison comparison, Novelty novelty) {
        return different(comparison, NEW + novelty.name().toLowerCase(Locale.ROOT));
    }

    private static Ruling different(Comparison comparison, String decidedBy) {
        return new Ruling(comparison.score(), Verdict.DIFFERENT, decidedBy, false);
    }

    /** Whether the text is a repetition. */
    public boolean same() {
        return verdict == Verdict.SAME;
    }
}

package dev.caesura.similarity;

import dev.caesura.similarity.compare.Comparison;
import dev.caesura.similarity.compare.Kind;
import dev.caesura.similarity.compare.Novelty;
import dev.caesura.similarity.terms.Prepared;
import java.util.Set;

/**
 * Decides whether a text repeats an earlier one, with what was said around the two.
 *
 * <p>A contact's text is no repetition if it answers what the bot has just asked, or brings a
 * number, name or negation that the earlier one lacks. A reply is no repetition if it answers
 * another question.
 */
public final class Repetitions {

    private final Similarity similarity;

    public Repetitions(Similarity similarity) {
        this.similarity = similarity;
    }

    /**
     * What a contact said.
     *
     * @param text the words
     * @param botSaid what the bot said last before them; empty if it said nothing, or nobody knows
     */
    public record Asked(String text, String botSaid) {}

    /**
     * What the bot replied.
     *
     * @param text the words
     * @param question what the contact had asked; empty if nobody knows
     */
    public record Replied(String text, String question) {}

    /** Whether the candidate asks what was asked before. */
    public Ruling question(Asked recent, Asked candidate) {
        Prepared before = similarity.prepare(recent.text());
        Prepared now = similarity.prepare(candidate.text());
        Comparison comparison = similarity.compare(Kind.QUESTION, before, now);
        if (!comparison.same()) {
            return Ruling.of(comparison);
        }
        Set<Novelty> novelties = similarity.newInformation(before, now);
        if (!novelties.isEmpty()) {
            return Ruling.brings(comparison, novelties.iterator().next());
        }
        return isAnswer(recent, candidate) ? Ruling.answer(comparison) : Ruling.of(comparison);
    }

    /** Whether the draft says what was replied before, to the same question. */
    public Ruling reply(Replied recent, Replied draft) {
        Comparison comparison = similarity.compare(Kind.REPLY, recent.text(), draft.text());
        if (!comparison.same() && !comparison.grey()) {
            return Ruling.of(comparison);
        }
        return answersAnother(recent.question(), draft.question())
                ? Ruling.otherQuestion(comparison)
                : Ruling.of(comparison);
    }

    private boolean isAnswer(Asked recent, Asked candidate) {
        if (similarity.dialogue().isAnswer(candidate.text(), candidate.botSaid())) {
            return true;
        }
        // After another question of the bot's, the same words are another answer, however long.
        return !candidate.botSaid().isBlank()
                && !recent.botSaid().isBlank()
                && similarity.dialogue().asks(candidate.botSaid())
                && !similarity.dialogue().isQuestion(candidate.text())
                && !similarity.compare(Kind.REPLY, recent.botSaid(), candidate.botSaid()).same();
    }

    private boolean answersAnother(String before, String now) {
        if (before.isBlank() || now.isBlank()) {
            return false;
        }
        Prepared recent = similarity.prepare(before);
        Prepared asked = similarity.prepare(now);
        return !similarity.compare(Kind.QUESTION, recent, asked).same()
                || !similarity.newInformation(recent, asked).isEmpty();
    }
}

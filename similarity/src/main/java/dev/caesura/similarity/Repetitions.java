package dev.caesura.similarity;

import dev.caesura.similarity.compare.Comparison;
import dev.caesura.similarity.compare.Kind;
import dev.caesura.similarity.compare.Novelty;
import dev.caesura.similarity.terms.Prepared;
import java.util.Set;

/**
 * Decides whether a text repeats an earlier one, given the messages around the two.
 *
 * <p>A contact's text is not a repetition if it answers the bot's last question, or brings a
 * number, name or negation that the earlier one lacks. A reply is not a repetition if it answers
 * another question.
 */
public final class Repetitions {

    private final Similarity similarity;

    public Repetitions(Similarity similarity) {
        this.similarity = similarity;
    }

    /**
     * A contact's text.
     *
     * @param text the words
     * @param botSaid the bot's last words before them; empty if it said nothing, or nobody knows
     */
    public record Asked(String text, String botSaid) {}

    /**
     * A bot's reply.
     *
     * @param text the words
     * @param question the contact's question; empty if nobody knows
     */
    public record Replied(String text, String question) {}

    /** Whether the candidate asks the earlier question again. */
    public Ruling question(Asked recent, Asked candidate) {
        return question(candidate).after(recent);
    }

    /** A contact's text that is compared with several earlier ones: it is prepared once. */
    public Question question(Asked candidate) {
        return new Question(candidate);
    }

    /** Whether the draft repeats the earlier reply, to the same question. */
    public Ruling reply(Replied recent, Replied draft) {
        return reply(draft).after(recent);
    }

    /** A draft that is compared with several earlier replies: it is prepared once. */
    public Reply reply(Replied draft) {
        return new Reply(draft);
    }

    /** A contact's text. */
    public final class Question {

        private final Asked candidate;
        private final Prepared now;

        private Question(Asked candidate) {
            this.candidate = candidate;
            this.now = similarity.prepare(candidate.text());
        }

        /** Whether it asks an earlier question again. */
        public Ruling after(Asked recent) {
            Prepared before = similarity.prepare(recent.text());
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
    }

    /** A bot's draft. */
    public final class Reply {

        private final Replied draft;
        private final Prepared now;

        private Reply(Replied draft) {
            this.draft = draft;
            this.now = similarity.prepare(draft.text());
        }

        /** Whether it repeats an earlier reply, to the same question. */
        public Ruling after(Replied recent) {
            Comparison comparison =
                    similarity.compare(Kind.REPLY, similarity.prepare(recent.text()), now);
            if (!comparison.same() && !comparison.grey()) {
                return Ruling.of(comparison);
            }
            return answersAnother(recent.question(), draft.question())
                    ? Ruling.otherQuestion(comparison)
                    : Ruling.of(comparison);
        }
    }

    private boolean isAnswer(Asked recent, Asked candidate) {
        if (similarity.dialogue().isAnswer(candidate.text(), candidate.botSaid())) {
            return true;
        }
        // After another question from the bot, the same words are another answer, however long.
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

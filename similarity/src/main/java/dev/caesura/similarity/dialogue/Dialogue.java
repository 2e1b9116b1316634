package dev.caesura.similarity.dialogue;

import dev.caesura.similarity.tables.Lexicon;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.TextReader;
import dev.caesura.similarity.terms.TextReader.Text;

/**
 * Tells whether a contact's text answers the bot's last question: "yes", "2", "next", a date, a
 * name, a choice.
 *
 * <p>Such a text is not a question, however often it is sent: "yes" to "Shall I ship it?" and "yes"
 * to "To your address?" are two answers.
 */
public final class Dialogue {

    /** More words than this are a statement of its own, unless the bot asked for one. */
    private static final int LONGEST_ANSWER = 8;

    private final TextReader reader;
    private final Questions questions;
    private final Endings endings;

    public Dialogue(TextReader reader, Lexicon lexicon) {
        this.reader = reader;
        this.questions = new Questions(reader, lexicon);
        this.endings = new Endings(reader, lexicon);
    }

    /** Whether a text of the bot asks something: a question, a request, or a list of choices. */
    public boolean asks(String botSaid) {
        return questions.asks(botSaid);
    }

    /** Whether a text of the contact is a question of its own. */
    public boolean isQuestion(String text) {
        return questions.isQuestion(text);
    }

    /** Whether a contact's text says that more is to come. */
    public Ending ending(String text) {
        return endings.of(text);
    }

    /**
     * Whether the text answers the bot's last text.
     *
     * @param botSaid the bot's last text before it; empty if there is none
     */
    public boolean isAnswer(String text, String botSaid) {
        return !botSaid.isBlank()
                && questions.asks(botSaid)
                && !questions.isQuestion(text)
                && (isShort(text) || isOpen(botSaid));
    }

    private boolean isShort(String text) {
        Text read = reader.read(text);
        long words =
                read.terms().stream()
                        .filter(term -> term.type() != WordClass.FUNCTION)
                        .filter(term -> term.type() != WordClass.FILLER)
                        .count();
        return words <= LONGEST_ANSWER;
    }

    /**
     * "What happened?" and "describe the problem" are answered at length; "is that all?" is not.
     */
    private boolean isOpen(String botSaid) {
        Text read = reader.read(botSaid);
        return !Questions.hasMark(botSaid)
                || read.terms().stream().anyMatch(term -> term.type().asks());
    }
}

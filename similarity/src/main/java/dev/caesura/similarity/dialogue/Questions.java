package dev.caesura.similarity.dialogue;

import dev.caesura.similarity.tables.Language;
import dev.caesura.similarity.tables.Lexicon;
import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.Phrases;
import dev.caesura.similarity.tables.Sense;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.LanguageVote;
import dev.caesura.similarity.terms.Term;
import dev.caesura.similarity.terms.TextReader;
import dev.caesura.similarity.terms.TextReader.Text;
import dev.caesura.similarity.text.Token;
import dev.caesura.similarity.text.Token.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a text asks something, with or without a question mark, in the five languages.
 *
 * <p>It reads a question mark outside a link, a question word where a clause begins or ends, a verb
 * before its subject, a request ("send me", "indiquez"), something that belongs to the reader with
 * "please", and a list of choices.
 */
final class Questions {

    private static final String MARKS = "?\u061F\uFF1F\u00BF";
    private static final String LINK = "://";
    private static final String WEB = "www.";
    private static final String PLEASE = "please";
    private static final String WANT = "want";
    private static final String CAN = "can";
    private static final String BLANK = "blank";

    /** Words that may stand before the first word that counts. */
    private static final Set<String> OPENERS = Set.of("and", "or", "but", "so", "then", "also");

    private static final Set<String> QUANTITIES = Set.of("howmuch", "howlong");

    /** French subjects after their verb. */
    private static final Set<String> SUBJECTS = Set.of("vous", "tu");

    private static final int SECOND_OWNER = Person.OWNERS & 0b111_000;
    private static final int FIRST = 0b111;

    private final TextReader reader;
    private final Lexicon lexicon;
    private final LanguageVote vote;

    Questions(TextReader reader, Lexicon lexicon) {
        this.reader = reader;
        this.lexicon = lexicon;
        this.vote = new LanguageVote(lexicon);
    }

    /** Whether a bot's text asks for an answer: a question, a request, or choices. */
    boolean asks(String text) {
        if (hasMark(text) || Choices.isIn(text)) {
            return true;
        }
        Text read = reader.read(text);
        return opensWith(read, lexicon.openings().requests(), false)
                || isQuestion(read)
                || asksForYours(read.terms());
    }

    /** Whether a contact's text is a question of its own; "yes?" and "2?" are none. */
    boolean isQuestion(String text) {
        Text read = reader.read(text);
        return isQuestion(read) || hasMark(text) && !isBareAnswer(read.terms());
    }

    static boolean hasMark(String text) {
        for (String word : text.split("\\s+")) {
            if (!word.contains(LINK) && !word.startsWith(WEB) && containsAny(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsAny(String word) {
        return word.chars().anyMatch(c -> MARKS.indexOf(c) >= 0);
    }

    private static boolean isBareAnswer(List<Term> terms) {
        return terms.stream()
                .allMatch(
                        term ->
                                term.type() == WordClass.ANSWER
                                        || term.type() == WordClass.NUMBER
                                        || term.type() == WordClass.CODE
                                        || term.type() == WordClass.UNIT
                                        || term.type() == WordClass.EMOJI
                                        || isSkipped(term));
    }

    private boolean isQuestion(Text read) {
        return opensWith(read, lexicon.openings().questions(), true)
                || hasQuestionWord(read.terms());
    }

    /** A question word at a clause's beginning or end; one of quantity anywhere. */
    private static boolean hasQuestionWord(List<Term> terms) {
        boolean blank = false;
        int clause = -1;
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            boolean first = term.clause() != clause;
            boolean last = i + 1 == terms.size() || terms.get(i + 1).clause() != term.clause();
            boolean asks = term.type() == WordClass.QUESTION;
            if (asks && (first || blank || QUANTITIES.contains(term.sense().concept()))
                    || last && term.type().asks()) {
                return true;
            }
            blank = term.is(BLANK) || blank && !first;
            clause = isSkipped(term) && first ? clause : term.clause();
        }
        return false;
    }

    private static boolean isSkipped(Term term) {
        return isSkipped(term.sense());
    }

    private static boolean isSkipped(Sense sense) {
        return sense.weighsNothing()
                || sense.type() == WordClass.ANSWER
                || sense.type() == WordClass.ADVERB
                || OPENERS.contains(sense.concept());
    }

    /** Whether a sentence begins with one of the phrases, or, if so asked, with a question word. */
    private boolean opensWith(Text read, Phrases phrases, boolean question) {
        List<Language> order = vote.order(read.tokens());
        boolean opening = true;
        for (int i = 0; i < read.tokens().size(); i++) {
            Token token = read.tokens().get(i);
            if (token.is(Type.BREAK)) {
                opening = true;
                continue;
            }
            Sense sense = lexicon.find(token, order);
            boolean found =
                    opening
                            && (phrases.beginAt(read.tokens(), i)
                                    || question && opensQuestion(read.tokens(), i, sense));
            if (found) {
                return true;
            }
            opening &= sense != null && isSkipped(sense);
        }
        return false;
    }

    /** "What …", "quelle …"; "voulez-vous …"; "quiere …". */
    private static boolean opensQuestion(List<Token> tokens, int i, @Nullable Sense sense) {
        if (sense != null && sense.type().asks()) {
            return true;
        }
        String next = tokens.get(i + 1).plain();
        String verb = tokens.get(i).plain();
        boolean noVerb =
                sense != null
                        && (sense.type() == WordClass.PERSON || sense.type() == WordClass.FUNCTION);
        boolean inverted =
                SUBJECTS.contains(next)
                        && !noVerb
                        && (verb.endsWith("ez") || verb.endsWith("s") || verb.endsWith("x"));
        boolean ofReader =
                sense != null
                        && (sense.is(WANT) || sense.is(CAN))
                        && sense.type() == WordClass.LIGHT
                        && (sense.person() & FIRST) == 0
                        && !tokens.get(i + 1).is(Type.BREAK);
        return inverted || ofReader;
    }

    /** "Your order number please", "I need your address". */
    private static boolean asksForYours(List<Term> terms) {
        boolean yours =
                terms.stream().anyMatch(term -> (term.sense().person() & SECOND_OWNER) != 0);
        boolean wanted =
                terms.stream()
                        .anyMatch(
                                term ->
                                        term.is(PLEASE)
                                                || term.is(WANT)
                                                        && terms.stream()
                                                                .anyMatch(Questions::isFirst));
        return yours && wanted;
    }

    private static boolean isFirst(Term term) {
        return (term.sense().person() & FIRST) != 0;
    }
}

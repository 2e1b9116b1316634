package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Lexicon;
import dev.caesura.similarity.tables.Sense;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.text.Hash;
import dev.caesura.similarity.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds denials and exceptions that no single word makes: "non fumeur", "sugar free", "ne … que",
 * "just on Sundays", "all but two".
 */
final class DenialReader {

    private static final String NON = "non";
    private static final String FREE = "free";
    private static final String QUE = "que";
    private static final String QU = "qu";
    private static final String WHAT = "what";
    private static final Set<String> VERBS = Set.of("can", "want", "have", "do");
    private static final String AGAIN = "again";
    private static final String ALL = "all";
    private static final String LESS = "less";
    private static final String BUT = "but";
    private static final String CAN = "can";
    private static final String MUST = "must";

    /**
     * The beginnings of the verb that forbids with a negation on either side: "no debe", "não
     * deve".
     */
    private static final List<String> FORBIDDING = List.of("deb", "dev");

    /** "Did it not", "is it not": written as one word with the letter that asks. */
    private static final Set<String> ASKED_DENIALS = Set.of("ألم", "أليس", "أليست", "ألن", "ألا");

    private static final String IS_NOT = "أليس";

    /** They mean "only" before a day, and little elsewhere. */
    private static final Set<String> JUST = Set.of("just", "juste");

    private static final int DAY = (int) Hash.of("day");

    /** "It came just yesterday" excludes nothing. */
    private static final Set<String> NEAR_DAYS =
            Set.of("today", "tomorrow", "yesterday", "aftertomorrow");

    /** "Just on the": so many words stand between "just" and a day. */
    private static final int JUST_REACH = 3;

    /** The first letters of verbs in the present: "he", "you" or "she", "we". */
    private static final String VERB_LETTERS = "يتن";

    /** The closed classes of substances that something may be free from. */
    private static final Set<Integer> SUBSTANCES =
            Set.of((int) Hash.of("food"), (int) Hash.of("drinkkind"));

    private final Sense not;
    private final Sense only;
    private final Sense except;
    private final Sense on;
    private final Sense off;
    private final Sense second;
    private final Sense can;

    DenialReader(Lexicon lexicon) {
        this.not = lexicon.concept("not");
        this.only = lexicon.concept("only");
        this.except = lexicon.concept("except");
        this.on = lexicon.concept("activate");
        this.off = lexicon.concept("deactivate");
        this.second = lexicon.concept("second_t");
        this.can = lexicon.concept(CAN);
    }

    List<Term> read(List<Term> terms) {
        List<Term> read = terms;
        for (int i = 0; i < read.size(); i++) {
            String word = read.get(i).token().plain();
            if (word.equals(NON) && isBeforeContent(read, i)) {
                read = with(read, i, not);
            } else if (word.equals(FREE) && isWithout(read, i)) {
                read = moved(read, i);
            } else if ((word.equals(QUE) || word.equals(QU)) && isOnly(read, i)) {
                read = restricted(read, i);
            } else if (read.get(i).is(WHAT) && isArabicVerbNext(read, i)) {
                read = with(read, i, not);
            } else if (isAskedDenial(read, i)) {
                read = with(read, i, not);
            } else if ((word.equals("on") || word.equals("off")) && isSwitch(read, i)) {
                read = with(read, i, word.equals("on") ? on : off);
            } else if (read.get(i).is(AGAIN) && isCounted(read, i)) {
                read = with(read, i, second);
            } else if (JUST.contains(word) && isBeforeDay(read, i)) {
                read = with(read, i, only);
            } else if (isForbidden(read, i)) {
                read = with(read, i, can);
            } else if (isException(read, i)) {
                read = with(read, i, except);
            }
        }
        return read;
    }

    /** "Billet non échangeable", but neither "non, demain" nor "non merci". */
    private static boolean isBeforeContent(List<Term> terms, int i) {
        if (!isInside(terms, i, i + 1)) {
            return false;
        }
        WordClass next = terms.get(i + 1).type();
        boolean first = !isInside(terms, i, i - 1);
        return next == WordClass.CONTENT
                || next == WordClass.FLOURISH
                || next.isContent() && !first;
    }

    /**
     * "Is it sugar free", "gluten free bread", "free from nuts"; but neither "is parking free" nor
     * "free parking".
     */
    private static boolean isWithout(List<Term> terms, int i) {
        if (!isInside(terms, i, i - 1)) {
            return false;
        }
        Term noun = terms.get(i - 1);
        boolean substance = SUBSTANCES.contains(noun.sense().group()) || !noun.isKnown();
        boolean followed = isInside(terms, i, i + 1) && terms.get(i + 1).type().isContent();
        boolean owned = i > 1 && isInside(terms, i, i - 2) && leavesRoom(terms.get(i - 2));
        return noun.type().isContent() && substance && (followed || owned);
    }

    /**
     * "It", "cakes" and "have" leave the noun before "free" to it; "the" and "is" take the noun.
     */
    private static boolean leavesRoom(Term before) {
        return before.is("this")
                || before.is("have")
                || before.is("want")
                || before.type() == WordClass.PERSON
                || before.type().isContent();
    }

    /** "Ne … que" without another negation, or a "que" with nothing but a noun after it. */
    private static boolean isOnly(List<Term> terms, int i) {
        boolean ne = false;
        for (int k = 0; k < terms.size(); k++) {
            Term term = terms.get(k);
            if (term.clause() == terms.get(i).clause()) {
                boolean denied = term.type() == WordClass.NEGATION;
                if (denied) {
                    return false;
                }
                ne |= k < i && term.type() == WordClass.NE;
            }
        }
        return ne;
    }

    /** The Arabic word for "what" denies before "can", "want" and "have". */
    private static boolean isArabicVerbNext(List<Term> terms, int i) {
        return isInside(terms, i, i + 1)
                && ArabicAffixes.isArabic(terms.get(i + 1).token().plain())
                && VERBS.contains(terms.get(i + 1).sense().concept());
    }

    /** "ألم يصل", which without a verb is a pain. */
    private static boolean isAskedDenial(List<Term> terms, int i) {
        String word = terms.get(i).token().text();
        return ASKED_DENIALS.contains(word)
                && (word.startsWith(IS_NOT)
                        || isInside(terms, i, i + 1) && isVerb(terms.get(i + 1)));
    }

    private static boolean isVerb(Term term) {
        String word = term.token().plain();
        return !word.isEmpty() && VERB_LETTERS.indexOf(word.charAt(0)) >= 0;
    }

    /** The Arabic word for "again" is a second after a number. */
    private static boolean isCounted(List<Term> terms, int i) {
        return isInside(terms, i, i - 1) && terms.get(i - 1).type() == WordClass.NUMBER;
    }

    /** "The lid on", "turn the heating off", "turn it on": at a clause's end. */
    private static boolean isSwitch(List<Term> terms, int i) {
        boolean last = !isInside(terms, i, i + 1);
        boolean noun = isInside(terms, i, i - 1) && isSwitched(terms.get(i - 1));
        return last && noun;
    }

    private static boolean isSwitched(Term before) {
        boolean noun = before.type().isContent() && before.type() != WordClass.NAME;
        return noun || before.is("be") || before.is("this");
    }

    /** "Open just on Sundays", "ouvert juste le dimanche". */
    private static boolean isBeforeDay(List<Term> terms, int i) {
        for (int k = i + 1; k <= i + JUST_REACH && isInside(terms, i, k); k++) {
            if (terms.get(k).type() != WordClass.FUNCTION) {
                Sense next = terms.get(k).sense();
                return next.group() == DAY && !NEAR_DAYS.contains(next.concept());
            }
        }
        return false;
    }

    /** "You must not" forbids as "you cannot" does; "you don't have to" leaves it open. */
    private static boolean isForbidden(List<Term> terms, int i) {
        if (!terms.get(i).is(MUST)) {
            return false;
        }
        String verb = terms.get(i).token().plain();
        return isDenial(terms, i, i + 1)
                || isDenial(terms, i, i - 1) && FORBIDDING.stream().anyMatch(verb::startsWith);
    }

    private static boolean isDenial(List<Term> terms, int i, int k) {
        return isInside(terms, i, k) && terms.get(k).type() == WordClass.NEGATION;
    }

    /** "All but two", "todos los días menos el lunes". */
    private static boolean isException(List<Term> terms, int i) {
        Term term = terms.get(i);
        if (!term.is(LESS) && !term.is(BUT) || i + 1 >= terms.size()) {
            return false;
        }
        for (int k = i - 1; k >= 0 && i - k <= 4; k--) {
            if (terms.get(k).is(ALL)) {
                return terms.get(i + 1).type() != WordClass.PERSON;
            }
            WordClass type = terms.get(k).type();
            if (!type.isContent() && type != WordClass.UNIT && type != WordClass.FUNCTION) {
                return false;
            }
        }
        return false;
    }

    private static boolean isInside(List<Term> terms, int i, int k) {
        return k >= 0 && k < terms.size() && terms.get(k).clause() == terms.get(i).clause();
    }

    private static List<Term> with(List<Term> terms, int i, Sense sense) {
        List<Term> changed = new ArrayList<>(terms);
        changed.set(i, term(sense, terms.get(i)));
        return changed;
    }

    /** "Sugar free" becomes "not sugar". */
    private List<Term> moved(List<Term> terms, int i) {
        List<Term> changed = new ArrayList<>(terms);
        Term free = changed.remove(i);
        changed.add(i - 1, term(not, free));
        return changed;
    }

    /** "Ne" goes, "que" becomes "only". */
    private List<Term> restricted(List<Term> terms, int i) {
        List<Term> changed = new ArrayList<>(terms);
        changed.set(i, term(only, terms.get(i)));
        changed.removeIf(
                term -> term.type() == WordClass.NE && term.clause() == terms.get(i).clause());
        return changed;
    }

    private static Term term(Sense sense, Term at) {
        return new Term(Token.of(Token.Type.CONCEPT, sense.concept()), sense, true, at.clause());
    }
}

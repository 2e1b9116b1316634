package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.WordClass;
import java.util.List;
import java.util.TreeSet;

/**
 * The rest of a text without differences of spelling, greetings and punctuation: equal rests are
 * the same text at once.
 */
final class CanonicalText {

    private CanonicalText() {}

    /**
     * The words, greetings left out unless there is nothing else; of a text of emoji, the emoji.
     */
    static String of(List<Term> terms) {
        StringBuilder full = new StringBuilder();
        StringBuilder core = new StringBuilder();
        TreeSet<String> signs = new TreeSet<>();
        for (Term term : terms) {
            if (term.type() == WordClass.EMOJI) {
                signs.add(term.sense().concept());
            } else {
                append(full, spelling(term));
                append(core, isOmitted(term) ? "" : spelling(term));
            }
        }
        if (full.length() == 0) {
            return String.join(" ", signs);
        }
        return core.length() == 0 ? full.toString() : core.toString();
    }

    private static void append(StringBuilder text, String word) {
        if (!word.isEmpty()) {
            text.append(text.length() == 0 ? "" : " ").append(word);
        }
    }

    /** Every spelling of hello, thanks, yes or euro gives the same text. */
    private static String spelling(Term term) {
        boolean fixed =
                term.type() == WordClass.FILLER
                        || term.type() == WordClass.ANSWER
                        || term.type() == WordClass.UNIT;
        return fixed ? term.sense().concept() : term.token().plain();
    }

    /** Left out beside other words. */
    static boolean isOmitted(Term term) {
        return term.type() == WordClass.FILLER || term.type() == WordClass.PADDING;
    }
}

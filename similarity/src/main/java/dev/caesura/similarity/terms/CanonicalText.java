package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.WordClass;
import java.util.List;
import java.util.TreeSet;

/**
 * What is left of a text once spelling, greetings and punctuation are taken away: equal texts are
 * the same at once.
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

    /** However one writes hello, thanks, yes or euro, it is one text. */
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

package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.WordClass;
import java.util.List;

/** The words that "and" and "or" join. */
final class Conjunctions {

    private static final String AND = "and";
    private static final String OR = "or";
    private static final String WITH = "with";

    private Conjunctions() {}

    /** "Hiking and painting", "un chat et des poissons": articles may stand between. */
    static boolean isJoined(List<Term> terms, int i) {
        if (!terms.get(i).type().isContent()) {
            return false;
        }
        int before = i - 1;
        while (before >= 0
                && terms.get(before).type() == WordClass.FUNCTION
                && !joins(terms, before)) {
            before--;
        }
        return before >= 0 && joins(terms, before) || beginsPair(terms, i);
    }

    private static boolean joins(List<Term> terms, int i) {
        return terms.get(i).is(AND) || terms.get(i).is(OR);
    }

    /** "Breakfast and dinner": the first of two nouns, and not of two clauses. */
    private static boolean beginsPair(List<Term> terms, int i) {
        int after = i + 1;
        if (after >= terms.size() || !joins(terms, after)) {
            return false;
        }
        do {
            after++;
        } while (after < terms.size() && terms.get(after).type() == WordClass.FUNCTION);
        return after < terms.size()
                && terms.get(after).type().isContent()
                && terms.get(after).clause() == terms.get(i).clause();
    }

    /** "With or without a battery", "avec et sans": neither of the two. */
    static boolean isEitherWay(List<Term> terms, int i) {
        if (i == 0 || i + 1 >= terms.size() || !joins(terms, i)) {
            return false;
        }
        Term before = terms.get(i - 1);
        Term after = terms.get(i + 1);
        return before.is(WITH) && after.type() == WordClass.NEGATION
                || before.type() == WordClass.NEGATION && after.is(WITH);
    }
}

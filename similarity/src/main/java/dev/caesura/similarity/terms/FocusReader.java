package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Prepared.Focus;
import java.util.List;

/**
 * Finds the word to which "only" belongs: "only members get a discount" speaks of members, "members
 * get a discount only" of the discount.
 *
 * <p>Before the subject it can only mean the subject. Inside a clause, most languages put it before
 * the verb or before the word that it means, so its place tells little there; in Arabic it follows
 * the word that it means.
 */
final class FocusReader {

    private static final String ONLY = "only";

    private FocusReader() {}

    static Focus read(List<Term> terms) {
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).is(ONLY)) {
                return at(terms, i);
            }
        }
        return Focus.NONE;
    }

    private static Focus at(List<Term> terms, int only) {
        boolean leads = !says(terms, only, -1);
        boolean ends = !says(terms, only, 1);
        boolean follows = ends || ArabicAffixes.isArabic(terms.get(only).token().plain());
        int word = next(terms, only, !leads && follows ? -1 : 1);
        if (word < 0) {
            return Focus.NONE;
        }
        boolean first = leads ? isNoun(terms, only, word) : follows && isSubject(terms, word);
        return new Focus(first && !ends ? firstOf(terms, word) : id(terms, word), first && !ends);
    }

    /** Of "Ana and Rui", one of the two, whatever their order. */
    private static long firstOf(List<Term> terms, int word) {
        long first = id(terms, word);
        for (int i = word + 1; isBeside(terms, word, i); i++) {
            if (isPart(terms.get(i)) && Conjunctions.isJoined(terms, i)) {
                first = Math.min(first, id(terms, i));
            } else if (terms.get(i).type() != WordClass.FUNCTION) {
                return first;
            }
        }
        return first;
    }

    /** "المقهى فقط", which begins the clause, and is no verb. */
    private static boolean isSubject(List<Term> terms, int word) {
        return ArabicAffixes.isDefinite(terms.get(word).token().plain()) && !says(terms, word, -1);
    }

    private static long id(List<Term> terms, int i) {
        return RoleTraits.id(terms.get(i));
    }

    /**
     * "Solo los socios", but not "solo abrimos": but in English, nothing else than a noun has an
     * article.
     */
    private static boolean isNoun(List<Term> terms, int only, int word) {
        boolean article = word - only > 1 || terms.get(only).token().plain().equals(ONLY);
        boolean definite = ArabicAffixes.isDefinite(terms.get(word).token().plain());
        return (article || definite) && terms.get(word).sense().person() == 0;
    }

    /** Whether anything but an article or auxiliary stands on that side of it in its clause. */
    private static boolean says(List<Term> terms, int from, int step) {
        for (int i = from + step; isBeside(terms, from, i); i += step) {
            WordClass type = terms.get(i).type();
            boolean asks = step < 0 && type == WordClass.LIGHT;
            boolean silent = type == WordClass.FUNCTION || terms.get(i).sense().weighsNothing();
            if (!asks && !silent) {
                return true;
            }
        }
        return false;
    }

    private static int next(List<Term> terms, int from, int step) {
        for (int i = from + step; isBeside(terms, from, i); i += step) {
            WordClass type = terms.get(i).type();
            if (isPart(terms.get(i))) {
                return i;
            } else if (type != WordClass.FUNCTION
                    && type != WordClass.NUMBER
                    && !isOwner(terms.get(i))) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isOwner(Term term) {
        return (term.sense().person() & Person.OWNERS) != 0;
    }

    private static boolean isPart(Term term) {
        return term.type().isContent() || term.type() == WordClass.UNIT;
    }

    private static boolean isBeside(List<Term> terms, int i, int k) {
        return k >= 0 && k < terms.size() && terms.get(k).clause() == terms.get(i).clause();
    }
}

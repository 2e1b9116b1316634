package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.WordClass;
import java.util.List;

/** Finds the effects of words on their clause: negations, and praise that adds nothing. */
final class ClauseReader {

    private static final String NONE = "none";

    private static final String THIS = "this";

    /** The weight of a clause of mere praise beside one that says something: "…, c'est créatif". */
    private static final double FLOURISH = 0.12;

    /** A clause that weighs less says nothing by itself. */
    private static final double SAYS_SOMETHING = 0.9;

    private ClauseReader() {}

    /** Marks the terms, and returns how many negations there are. */
    static int read(List<Term> terms) {
        TenseReader.read(terms);
        int negations = 0;
        for (int from = 0; from < terms.size(); ) {
            int to = clauseEnd(terms, from);
            negations += negations(terms.subList(from, to));
            from = to;
        }
        lightenPraise(terms);
        return negations;
    }

    private static int clauseEnd(List<Term> terms, int from) {
        int to = from;
        while (to < terms.size() && terms.get(to).clause() == terms.get(from).clause()) {
            to++;
        }
        return to;
    }

    /** "Ne … pas" is one negation; "ne … plus" has no other sign of it than the "ne". */
    private static int negations(List<Term> clause) {
        int not = 0;
        int none = 0;
        int ne = 0;
        for (Term term : clause) {
            none += term.is(NONE) ? 1 : 0;
            not += term.type() == WordClass.NEGATION && !term.is(NONE) ? 1 : 0;
            ne += term.type() == WordClass.NE ? 1 : 0;
        }
        // "Não tenho nenhum", "je n'ai rien": the second word repeats the first.
        int count = Math.max(not, ne) > 0 ? Math.max(not, ne) : none;
        if (count > 0) {
            clause.forEach(Term::setNegated);
        }
        return count;
    }

    /** In a text that says something elsewhere, a clause of praise alone adds next to nothing. */
    private static void lightenPraise(List<Term> terms) {
        for (int from = 0; from < terms.size(); ) {
            int to = clauseEnd(terms, from);
            List<Term> clause = terms.subList(from, to);
            if (isPraise(terms, clause) && weightOutside(terms, from, to) >= SAYS_SOMETHING) {
                clause.forEach(term -> term.weigh(term.weight() * FLOURISH));
            }
            from = to;
        }
    }

    private static boolean isPraise(List<Term> terms, List<Term> clause) {
        boolean praises = false;
        for (int i = 0; i < clause.size(); i++) {
            WordClass type = clause.get(i).type();
            boolean pointsBack = i > 0 && clause.get(i - 1).is(THIS);
            boolean saidElsewhere =
                    type == WordClass.CONTENT && occursOutside(terms, clause.get(i));
            boolean says =
                    type == WordClass.CONTENT
                            || type == WordClass.SPECIFIC
                            || type == WordClass.NAME
                            || type == WordClass.NUMBER
                            || type == WordClass.CODE
                            || type.asks()
                            || type == WordClass.NEGATION;
            if (says && !pointsBack && !saidElsewhere) {
                return false;
            }
            praises |= type == WordClass.FLOURISH;
        }
        return praises;
    }

    private static boolean occursOutside(List<Term> terms, Term wanted) {
        return terms.stream()
                .anyMatch(
                        term ->
                                term.clause() != wanted.clause()
                                        && term.is(wanted.sense().concept()));
    }

    private static double weightOutside(List<Term> terms, int from, int to) {
        double weight = 0;
        for (int i = 0; i < terms.size(); i++) {
            boolean inside = i >= from && i < to;
            weight += inside || !terms.get(i).type().isContent() ? 0 : terms.get(i).weight();
        }
        return weight;
    }
}

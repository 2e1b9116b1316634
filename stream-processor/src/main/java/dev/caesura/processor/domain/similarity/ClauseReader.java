package dev.caesura.processor.domain.similarity;

import dev.caesura.processor.domain.similarity.Sense.Form;
import java.util.List;

/** Finds what words do to their clause: negations, the past, and clauses that only praise. */
final class ClauseReader {

    private static final String HAVE = "have";
    private static final String BE = "be";
    private static final String GO = "go";

    /** How far after "go" the verb may stand whose future it is: "je vais vous le dire". */
    private static final int INFINITIVE_REACH = 4;

    private static final List<String> INFINITIVES = List.of("er", "ir", "re", "ar");
    private static final String THIS = "this";

    /** How far after "have" its participle may stand: "j'ai pas encore reçu". */
    private static final int PARTICIPLE_REACH = 4;

    /**
     * How much a clause of mere praise counts beside one that says something: "…, c'est créatif".
     */
    private static final double FLOURISH = 0.12;

    /** A clause that weighs less says nothing by itself. */
    private static final double SAYS_SOMETHING = 0.9;

    private ClauseReader() {}

    /** Marks the terms, and returns how many negations there are. */
    static int read(List<Term> terms) {
        markPast(terms);
        lightenAuxiliaries(terms);
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
        int full = 0;
        int ne = 0;
        for (Term term : clause) {
            full += term.type() == WordClass.NEGATION ? 1 : 0;
            ne += term.type() == WordClass.NE ? 1 : 0;
        }
        int count = Math.max(full, ne);
        if (count > 0) {
            clause.forEach(Term::setNegated);
        }
        return count;
    }

    private static void markPast(List<Term> terms) {
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (term.sense().form() == Form.PAST_AUXILIARY) {
                markNextVerb(terms, i);
            } else if (term.is(HAVE) && !term.isPast()) {
                markParticiple(terms, i);
            } else if (isEnglishPast(terms, i)) {
                term.setPast();
            }
        }
    }

    /** In "je vais vérifier" going is but the future of checking. */
    private static void lightenAuxiliaries(List<Term> terms) {
        for (int i = 0; i + 1 < terms.size(); i++) {
            if (terms.get(i).is(GO) && followedByInfinitive(terms, i)) {
                terms.get(i).weigh(0);
            }
        }
    }

    private static boolean followedByInfinitive(List<Term> terms, int go) {
        int end = Math.min(terms.size(), go + 1 + INFINITIVE_REACH);
        for (int i = go + 1; i < end && terms.get(i).clause() == terms.get(go).clause(); i++) {
            Term term = terms.get(i);
            boolean verb =
                    term.type() == WordClass.CONTENT
                            || term.type() == WordClass.LIGHT
                            || term.type() == WordClass.FLOURISH;
            if (verb) {
                String word = term.token().plain();
                return INFINITIVES.stream().anyMatch(word::endsWith);
            }
        }
        return false;
    }

    private static void markNextVerb(List<Term> terms, int auxiliary) {
        for (int i = auxiliary + 1;
                i < terms.size() && terms.get(i).clause() == terms.get(auxiliary).clause();
                i++) {
            WordClass type = terms.get(i).type();
            if (type == WordClass.CONTENT
                    || type == WordClass.LIGHT
                    || type == WordClass.FLOURISH) {
                terms.get(i).setPast();
                return;
            }
        }
    }

    private static void markParticiple(List<Term> terms, int have) {
        int end = Math.min(terms.size(), have + 1 + PARTICIPLE_REACH);
        for (int i = have + 1; i < end && terms.get(i).clause() == terms.get(have).clause(); i++) {
            Term term = terms.get(i);
            if (isParticiple(term)) {
                term.setPast();
                terms.get(have).weigh(0);
                return;
            }
            if (term.type().isContent()) {
                return;
            }
        }
    }

    private static boolean isParticiple(Term term) {
        String text = term.token().text();
        boolean ending =
                text.endsWith("\u00E9")
                        || text.endsWith("\u00E9e")
                        || text.endsWith("\u00E9s")
                        || text.endsWith("\u00E9es")
                        || isEnglishEnding(text)
                        || (text.length() > 4 && (text.endsWith("ado") || text.endsWith("ido")));
        boolean verb = term.type().isContent() || term.type() == WordClass.LIGHT;
        return term.sense().form() == Form.PARTICIPLE || (ending && verb);
    }

    private static boolean isEnglishPast(List<Term> terms, int i) {
        Term term = terms.get(i);
        boolean passive = i > 0 && terms.get(i - 1).is(BE) || i > 1 && terms.get(i - 2).is(BE);
        return term.type() == WordClass.CONTENT
                && !passive
                && isEnglishEnding(term.token().text())
                && i > 0
                && terms.get(i - 1).type() == WordClass.PERSON;
    }

    private static boolean isEnglishEnding(String text) {
        return text.length() > 4 && text.endsWith("ed");
    }

    /** In a text that says something elsewhere, a clause of praise alone adds next to nothing. */
    private static void lightenPraise(List<Term> terms) {
        for (int from = 0; from < terms.size(); ) {
            int to = clauseEnd(terms, from);
            List<Term> clause = terms.subList(from, to);
            if (isPraise(clause) && weightOutside(terms, from, to) >= SAYS_SOMETHING) {
                clause.forEach(term -> term.weigh(term.weight() * FLOURISH));
            }
            from = to;
        }
    }

    private static boolean isPraise(List<Term> clause) {
        boolean praises = false;
        for (int i = 0; i < clause.size(); i++) {
            WordClass type = clause.get(i).type();
            boolean pointsBack = i > 0 && clause.get(i - 1).is(THIS);
            boolean says =
                    type == WordClass.CONTENT
                            || type == WordClass.SPECIFIC
                            || type == WordClass.NAME
                            || type == WordClass.NUMBER
                            || type == WordClass.CODE
                            || type.asks()
                            || type == WordClass.NEGATION;
            if (says && !pointsBack) {
                return false;
            }
            praises |= type == WordClass.FLOURISH;
        }
        return praises;
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

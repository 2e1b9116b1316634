package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Prepared.Numeral;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the numbers of a text, each with its bound, its counted thing and its unit. */
final class NumeralReader {

    /** How far from its number a bound may stand: "four people maximum". */
    private static final int REACH = 3;

    /**
     * Bounds by their concept; a comparison only needs the presence of a bound, not its meaning.
     */
    private static final List<String> BOUNDS =
            List.of(
                    "more",
                    "less",
                    "over",
                    "under",
                    "at_least",
                    "at_most",
                    "half",
                    "half_more",
                    "quarter_part",
                    "ago",
                    "plus");

    /** They bound the number that follows, and no other. */
    private static final Set<String> BEFORE_ONLY = Set.of("more", "less", "over", "under", "plus");

    /** Between a number and its bound. */
    private static final Set<String> OF = Set.of("of", "than", "that", "the", "to_at", "from");

    static final Set<String> TIME_UNITS =
            Set.of(
                    "hour",
                    "minute",
                    "second_t",
                    "day_unit",
                    "week_unit",
                    "month_unit",
                    "year_unit");

    /** "Il y a 2 heures", "hace 2 horas", "há 2 horas". */
    private static final Set<String> AGO = Set.of("have", "do");

    /** The Portuguese "more", before a number, whatever language the text seems to be in. */
    private static final String MAIS = "mais";

    private static final String ONE = "one";
    private static final String DOLLAR = "$";
    private static final int AGO_BIT = 1 << BOUNDS.indexOf("ago");
    private static final int EVERY_BIT = 1 << BOUNDS.size();
    private static final int TO_BIT = EVERY_BIT << 1;

    private NumeralReader() {}

    /** The numbers, sorted by value. */
    static Numeral[] read(List<Term> terms) {
        List<Numeral> numerals = new ArrayList<>(4);
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).type() == WordClass.NUMBER) {
                numerals.add(numeral(terms, i));
            }
        }
        return numerals.stream()
                .sorted(
                        Comparator.comparingLong(Numeral::value)
                                .thenComparingInt(Numeral::bounds)
                                .thenComparingLong(Numeral::counted)
                                .thenComparingLong(Numeral::unit))
                .toArray(Numeral[]::new);
    }

    /**
     * The thing that "a" or "one" counts, if other numbers stand beside it: "one adult, two kids".
     */
    static long[] ones(List<Term> terms) {
        return IntStream.range(0, terms.size() - 1)
                .filter(i -> terms.get(i).is(ONE) && terms.get(i + 1).type().isContent())
                .mapToLong(i -> terms.get(i + 1).sense().id())
                .sorted()
                .toArray();
    }

    private static Numeral numeral(List<Term> terms, int number) {
        long unit = unit(terms, number);
        long counted = unit != 0 ? unit : counted(terms, number);
        return new Numeral(
                terms.get(number).sense().id(),
                bounds(terms, number),
                counted,
                unit,
                next(terms, number));
    }

    private static long next(List<Term> terms, int number) {
        boolean inside = number + 1 < terms.size() && sameClause(terms, number + 1, number);
        WordClass type = inside ? terms.get(number + 1).type() : WordClass.FILLER;
        boolean noun = type == WordClass.CONTENT || type == WordClass.UNIT;
        return noun ? terms.get(number + 1).sense().id() : 0;
    }

    private static long counted(List<Term> terms, int number) {
        for (int i = number + 1; i < terms.size() && sameClause(terms, i, number); i++) {
            if (terms.get(i).type().isContent()) {
                return terms.get(i).sense().id();
            }
            if (terms.get(i).type() == WordClass.NUMBER) {
                return 0;
            }
        }
        return 0;
    }

    /** The unit after the number, or the sign before it, as in "$30". */
    private static long unit(List<Term> terms, int number) {
        if (isUnit(terms, number + 1, number)) {
            return terms.get(number + 1).sense().id();
        }
        boolean sign =
                isUnit(terms, number - 1, number)
                        && isSign(terms.get(number - 1))
                        && (number < 2 || terms.get(number - 2).type() != WordClass.NUMBER);
        return sign ? terms.get(number - 1).sense().id() : 0;
    }

    /** "$", "R$". */
    private static boolean isSign(Term unit) {
        String written = unit.token().plain();
        return written.length() == 1 || written.endsWith(DOLLAR);
    }

    private static boolean isUnit(List<Term> terms, int i, int number) {
        return i >= 0
                && i < terms.size()
                && sameClause(terms, i, number)
                && terms.get(i).type() == WordClass.UNIT;
    }

    static int bounds(List<Term> terms, int number) {
        int bounds = 0;
        boolean direct = true;
        for (int i = number - 1; inReach(terms, i, number); i--) {
            Term term = terms.get(i);
            boolean skipped = OF.contains(term.sense().concept());
            boolean free = !isBeforeOnly(term);
            bounds |= direct || free ? bit(term) : 0;
            direct &= skipped;
        }
        for (int i = number + 1; inReach(terms, i, number); i++) {
            bounds |= isBeforeOnly(terms.get(i)) ? 0 : bit(terms.get(i));
        }
        return bounds
                | upTo(terms, number)
                | towards(terms, number, bounds)
                | recurring(terms, number);
    }

    private static boolean inReach(List<Term> terms, int i, int number) {
        return i >= 0
                && i < terms.size()
                && Math.abs(i - number) <= REACH
                && sameClause(terms, i, number)
                && terms.get(i).type() != WordClass.NUMBER;
    }

    /** "Up to 10 kg", but not "until 5". */
    private static int upTo(List<Term> terms, int number) {
        boolean until = number > 0 && terms.get(number - 1).is("until");
        boolean unit = isUnit(terms, number + 1, number);
        boolean time = unit && TIME_UNITS.contains(terms.get(number + 1).sense().concept());
        return until && unit && !time ? 1 << BOUNDS.indexOf("at_most") : 0;
    }

    /** "Quarter to five", "cinco menos cuarto". */
    private static int towards(List<Term> terms, int number, int bounds) {
        if (bounds == 0) {
            return 0;
        }
        boolean before = number > 0 && terms.get(number - 1).is("to");
        boolean after = number + 1 < terms.size() && terms.get(number + 1).is("less");
        return before || after ? TO_BIT : 0;
    }

    /** "2 hours ago" where the language says "it makes 2 hours"; "every 2 hours". */
    private static int recurring(List<Term> terms, int number) {
        boolean time =
                number > 0
                        && number + 1 < terms.size()
                        && TIME_UNITS.contains(terms.get(number + 1).sense().concept());
        if (!time) {
            return 0;
        }
        // "Toutes les six heures".
        boolean article = number > 1 && terms.get(number - 1).is("the");
        Term before = terms.get(article ? number - 2 : number - 1);
        boolean ago = AGO.contains(before.sense().concept()) || before.is("since");
        return (ago ? AGO_BIT : 0) | (before.is("all") ? EVERY_BIT : 0);
    }

    /** "Three days". */
    static boolean isSpan(List<Term> terms, int number) {
        return terms.get(number).type() == WordClass.NUMBER
                && isUnit(terms, number + 1, number)
                && TIME_UNITS.contains(terms.get(number + 1).sense().concept());
    }

    private static boolean isBeforeOnly(Term term) {
        return BEFORE_ONLY.contains(term.sense().concept()) || term.token().plain().equals(MAIS);
    }

    private static int bit(Term term) {
        boolean more = term.token().plain().equals(MAIS);
        int bound = BOUNDS.indexOf(more ? "more" : term.sense().concept());
        return bound < 0 ? 0 : 1 << bound;
    }

    private static boolean sameClause(List<Term> terms, int i, int number) {
        return terms.get(i).clause() == terms.get(number).clause();
    }
}

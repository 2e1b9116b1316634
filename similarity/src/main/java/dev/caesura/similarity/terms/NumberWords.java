package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Sense;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.text.Token;
import dev.caesura.similarity.text.Token.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins number words into one number: "quatre-vingt-dix" is 90, "two hundred and five" 205,
 * "treinta y cinco" 35.
 */
final class NumberWords {

    private static final String AND = "and";
    private static final String ONE = "one";
    private static final long HUNDRED = 100;
    private static final long THOUSAND = 1_000;
    private static final long TOO_MUCH = 1_000_000_000_000L;

    private final List<Term> in;
    private final List<Term> out;
    private int next;
    private long total;
    private long current;

    private NumberWords(List<Term> in) {
        this.in = in;
        this.out = new ArrayList<>(in.size());
    }

    static List<Term> join(List<Term> terms) {
        for (Term term : terms) {
            if (term.type() == WordClass.NUMBER) {
                return new NumberWords(terms).join();
            }
        }
        return terms;
    }

    private List<Term> join() {
        while (next < in.size()) {
            Term term = in.get(next);
            if (term.type() == WordClass.NUMBER && isSmall(term.sense().concept())) {
                number(term);
            } else {
                out.add(term);
                next++;
            }
        }
        return out;
    }

    private void number(Term first) {
        total = 0;
        current = 0;
        boolean digits = first.token().is(Type.NUMBER);
        take(Long.parseLong(first.sense().concept()));
        next++;
        // A number in digits only grows by a factor: "10 mille", but never "4 20".
        while (next < in.size() && (digits ? takesFactor() : takesWord())) {
            next++;
        }
        String value = Long.toString(total + current);
        out.add(
                new Term(
                        Token.of(Type.NUMBER, value),
                        Sense.of(value, WordClass.NUMBER, null),
                        true,
                        first.clause()));
    }

    private boolean takesFactor() {
        long value = value(in.get(next));
        boolean factor =
                value >= THOUSAND
                        && !in.get(next).token().is(Type.NUMBER)
                        && total == 0
                        && current > 0;
        return factor && take(value);
    }

    private boolean takesWord() {
        Term term = in.get(next);
        if (term.is(AND)) {
            boolean joins =
                    next + 1 < in.size()
                            && current >= 20
                            && !in.get(next + 1).token().is(Type.NUMBER)
                            && follows(value(in.get(next + 1)), false);
            if (joins) {
                next++;
                return take(value(in.get(next)));
            }
            return false;
        }
        long value = value(term);
        return !term.token().is(Type.NUMBER)
                && value > 0
                && follows(value, ArabicAffixes.isArabic(term.token().plain()))
                && take(value);
    }

    /**
     * Whether a value can stand after the words read so far: a unit after tens, a teen after 60 and
     * 80 (French), a factor.
     */
    private boolean follows(long value, boolean unitsFirst) {
        long rest = current % HUNDRED;
        if (value <= 0 || value == HUNDRED) {
            return value == HUNDRED && current > 0 && current < 20;
        }
        if (value >= THOUSAND) {
            return current > 0 && current < THOUSAND;
        }
        boolean unit = value < 10 && rest >= 20 && rest % 10 == 0;
        boolean teen = value < 20 && (rest == 60 || rest == 80);
        boolean scores = value == 20 && rest == 4;
        boolean tensAfterUnit =
                unitsFirst && rest > 0 && rest < 10 && value >= 20 && value % 10 == 0;
        boolean afterHundreds = rest == 0 && (current >= HUNDRED || total > 0) && value < HUNDRED;
        return unit
                || teen
                || scores
                || tensAfterUnit
                || afterHundreds
                || (total > 0 && current == 0 && value < THOUSAND);
    }

    private boolean take(long value) {
        if (value == HUNDRED) {
            current = Math.max(current, 1) * HUNDRED;
        } else if (value >= THOUSAND) {
            total += Math.max(current, 1) * Math.min(value, TOO_MUCH);
            current = 0;
        } else if (value == 20 && current % HUNDRED == 4) {
            current += 76;
        } else {
            current += value;
        }
        return true;
    }

    private static long value(Term term) {
        if (term.is(ONE)) {
            return 1;
        }
        boolean small = term.type() == WordClass.NUMBER && isSmall(term.sense().concept());
        return small ? Long.parseLong(term.sense().concept()) : -1;
    }

    /**
     * A whole number without sign and leading zero, short enough to calculate with: not a code or a
     * price with cents.
     */
    private static boolean isSmall(String digits) {
        return !digits.isEmpty()
                && digits.length() <= 9
                && (digits.length() == 1 || digits.charAt(0) != '0')
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

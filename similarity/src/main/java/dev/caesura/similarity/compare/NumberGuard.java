package dev.caesura.similarity.compare;

import dev.caesura.similarity.terms.Prepared;
import dev.caesura.similarity.terms.Prepared.Numeral;
import dev.caesura.similarity.text.Hash;

/** Finds numbers that differ: in value, bound or unit, or in the things that they count. */
final class NumberGuard {

    private static final long ONE = Hash.of("1");

    private NumberGuard() {}

    static boolean differ(Prepared left, Prepared right) {
        if (left.numeralCount() == 0 && right.numeralCount() == 0) {
            return false;
        }
        return lack(left, right)
                || lack(right, left)
                || unitsDiffer(left, right)
                || unitsDiffer(right, left)
                || swapped(left, right)
                || swappedWithOne(left, right)
                || countsAnother(left, right);
    }

    /** Whether the first has a number that the second lacks; "one" may be written as an article. */
    static boolean lack(Prepared a, Prepared b) {
        int j = 0;
        for (int i = 0; i < a.numeralCount(); i++) {
            Numeral wanted = a.numeral(i);
            while (j < b.numeralCount() && order(b.numeral(j), wanted) < 0) {
                j++;
            }
            if (j < b.numeralCount() && order(b.numeral(j), wanted) == 0) {
                j++;
            } else if (wanted.value() != ONE || !b.hasArticle()) {
                return true;
            }
        }
        return false;
    }

    private static int order(Numeral a, Numeral b) {
        int values = Long.compare(a.value(), b.value());
        return values != 0 ? values : Integer.compare(a.bounds(), b.bounds());
    }

    /** Whether a number has one unit here and another there: 20 euros, 20 dollars. */
    private static boolean unitsDiffer(Prepared left, Prepared right) {
        for (int i = 0; i < left.numeralCount(); i++) {
            Numeral here = left.numeral(i);
            if (here.unit() != 0
                    && !hasUnit(right, here)
                    && (hasOtherUnit(right, here) || countsThing(right, here, left))) {
                return true;
            }
        }
        return false;
    }

    /** "20 euros", "20 francs": a word that no table knows as a unit stands in the unit's place. */
    private static boolean countsThing(Prepared text, Numeral wanted, Prepared other) {
        for (int i = 0; i < text.numeralCount(); i++) {
            Numeral numeral = text.numeral(i);
            if (numeral.value() == wanted.value()
                    && numeral.unit() == 0
                    && numeral.next() != 0
                    && !other.has(numeral.next())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasUnit(Prepared text, Numeral wanted) {
        for (int i = 0; i < text.numeralCount(); i++) {
            Numeral numeral = text.numeral(i);
            if (numeral.value() == wanted.value() && numeral.unit() == wanted.unit()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOtherUnit(Prepared text, Numeral wanted) {
        for (int i = 0; i < text.numeralCount(); i++) {
            Numeral numeral = text.numeral(i);
            if (numeral.value() == wanted.value()
                    && numeral.unit() != 0
                    && numeral.unit() != wanted.unit()) {
                return true;
            }
        }
        return false;
    }

    /** Whether two numbers changed places: "2 adults and 3 children", "3 adults and 2 children". */
    private static boolean swapped(Prepared left, Prepared right) {
        for (int i = 0; i < left.numeralCount(); i++) {
            Numeral here = left.numeral(i);
            if (here.counted() != 0
                    && !counts(right, here)
                    && countsOther(right, here)
                    && isCounted(left, right, here.value())) {
                return true;
            }
        }
        return false;
    }

    /** "How many kronor is 40 pounds", "how many pounds is 40 kronor". */
    private static boolean countsAnother(Prepared left, Prepared right) {
        for (int i = 0; i < left.numeralCount(); i++) {
            Numeral here = left.numeral(i);
            for (int j = 0; here.next() != 0 && j < right.numeralCount(); j++) {
                Numeral there = right.numeral(j);
                if (here.value() == there.value()
                        && there.next() != 0
                        && here.next() != there.next()
                        && left.has(there.next())
                        && right.has(here.next())
                        && !isCountedBy(right, here)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCountedBy(Prepared text, Numeral wanted) {
        for (int i = 0; i < text.numeralCount(); i++) {
            Numeral numeral = text.numeral(i);
            if (numeral.value() == wanted.value() && numeral.next() == wanted.next()) {
                return true;
            }
        }
        return false;
    }

    /** "One adult, two kids", "two adults, one kid". */
    private static boolean swappedWithOne(Prepared left, Prepared right) {
        for (int i = 0; i < left.numeralCount(); i++) {
            Numeral here = left.numeral(i);
            for (int j = 0; here.counted() != 0 && j < right.numeralCount(); j++) {
                Numeral there = right.numeral(j);
                if (here.value() == there.value()
                        && here.counted() != there.counted()
                        && left.hasOne(there.counted())
                        && right.hasOne(here.counted())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean counts(Prepared text, Numeral wanted) {
        for (int i = 0; i < text.numeralCount(); i++) {
            Numeral numeral = text.numeral(i);
            if (numeral.value() == wanted.value() && numeral.counted() == wanted.counted()) {
                return true;
            }
        }
        return false;
    }

    private static boolean countsOther(Prepared text, Numeral wanted) {
        for (int i = 0; i < text.numeralCount(); i++) {
            Numeral numeral = text.numeral(i);
            if (numeral.counted() == wanted.counted() && numeral.value() != wanted.value()) {
                return true;
            }
        }
        return false;
    }

    /** Whether another number on the left counts the thing that this number counts on the right. */
    private static boolean isCounted(Prepared left, Prepared right, long value) {
        for (int i = 0; i < right.numeralCount(); i++) {
            Numeral numeral = right.numeral(i);
            if (numeral.value() == value && numeral.counted() != 0 && countsOther(left, numeral)) {
                return true;
            }
        }
        return false;
    }
}

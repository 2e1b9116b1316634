package dev.caesura.similarity.compare;

import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.Relations;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Prepared;
import dev.caesura.similarity.terms.Prepared.Name;
import dev.caesura.similarity.terms.Prepared.Numeral;
import dev.caesura.similarity.terms.Prepared.Word;
import dev.caesura.similarity.text.Hash;
import java.util.Arrays;
import java.util.List;

/** The vetoes: what makes two texts different, however many words they share. */
final class Guards {

    private static final long ONE = Hash.of("1");
    private static final long HE = Hash.of("p3-m");
    private static final long SHE = Hash.of("p3-f");

    /** Prefixes that turn a word into its opposite, in the five languages. */
    private static final List<String> OPPOSING =
            List.of("in", "im", "ir", "il", "un", "dis", "des", "de", "non");

    /** A shorter rest is no word: "dis" and "de" begin many. */
    private static final int MIN_REST = 5;

    private final Prepared left;
    private final Prepared right;
    private final Alignment alignment;
    private final Relations relations;

    Guards(Prepared left, Prepared right, Alignment alignment, Relations relations) {
        this.left = left;
        this.right = right;
        this.alignment = alignment;
        this.relations = relations;
    }

    /** The first guard that vetoes, or {@code NONE}. */
    Guard veto() {
        if (numbersDiffer() || numbersSwapped()) {
            return Guard.NUMBER;
        } else if (!Arrays.equals(left.codes(), right.codes())) {
            return Guard.CODE;
        } else if (left.negations() != right.negations() || alignment.isDenialTurned()) {
            return Guard.NEGATION;
        }
        Guard replaced = alignment.isHopeless() ? Guard.NONE : replaced();
        if (replaced != Guard.NONE) {
            return replaced;
        } else if (personReplaced()) {
            return Guard.PERSON;
        } else if (orderTurned()) {
            return Guard.ORDER;
        } else if (alignment.isTenseTurned()) {
            return Guard.TENSE;
        }
        return Guard.NONE;
    }

    private boolean numbersDiffer() {
        return numbersLack(left, right) || numbersLack(right, left);
    }

    /** Whether the first has a number that the second lacks; "one" may be written as an article. */
    static boolean numbersLack(Prepared a, Prepared b) {
        int j = 0;
        for (int i = 0; i < a.numeralCount(); i++) {
            long value = a.numeral(i).value();
            while (j < b.numeralCount() && b.numeral(j).value() < value) {
                j++;
            }
            if (j < b.numeralCount() && b.numeral(j).value() == value) {
                j++;
            } else if (value != ONE || !b.hasArticle()) {
                return true;
            }
        }
        return false;
    }

    /** Whether two numbers changed places: "2 adults and 3 children", "3 adults and 2 children". */
    private boolean numbersSwapped() {
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

    private static boolean counts(Prepared text, Numeral wanted) {
        for (int i = 0; i < text.numeralCount(); i++) {
            if (text.numeral(i).equals(wanted)) {
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

    /** Whether what this number counts on the right is counted by another number on the left. */
    private static boolean isCounted(Prepared left, Prepared right, long value) {
        for (int i = 0; i < right.numeralCount(); i++) {
            Numeral numeral = right.numeral(i);
            if (numeral.value() == value && numeral.counted() != 0 && countsOther(left, numeral)) {
                return true;
            }
        }
        return false;
    }

    private Guard replaced() {
        Guard found = Guard.NONE;
        for (int i = 0; i < Alignment.examined(alignment.leftCount()); i++) {
            for (int j = 0; j < Alignment.examined(alignment.rightCount()); j++) {
                Guard guard = replaced(alignment.onlyLeft(i), alignment.onlyRight(j));
                // The first in the enum's order, so that the answer does not depend on the order of
                // the words.
                found =
                        guard != Guard.NONE && (found == Guard.NONE || guard.compareTo(found) < 0)
                                ? guard
                                : found;
            }
        }
        return found;
    }

    private Guard replaced(Word a, Word b) {
        if (a.type() == WordClass.NAME && b.type() == WordClass.NAME) {
            return Guard.NAME;
        } else if (a.group() != 0 && a.group() == b.group()) {
            return Guard.SPECIFIC;
        } else if (a.type() == WordClass.UNIT && b.type() == WordClass.UNIT) {
            return Guard.SPECIFIC;
        } else if (isOpposite(a, b)
                || negates(a.surface(), b.surface())
                || negates(b.surface(), a.surface())) {
            return Guard.ANTONYM;
        } else if (a.type() == WordClass.PERSON && isOtherGender(a, b)) {
            return Guard.PERSON;
        } else if (a.type().asks() && b.type().asks()) {
            return Guard.QUESTION_WORD;
        }
        return Guard.NONE;
    }

    private boolean isOpposite(Word a, Word b) {
        return a.has(Word.OPPOSABLE)
                && b.has(Word.OPPOSABLE)
                && relations.areOpposite(a.id(), b.id());
    }

    private static boolean isOtherGender(Word a, Word b) {
        return (a.id() == HE && b.id() == SHE) || (a.id() == SHE && b.id() == HE);
    }

    private static boolean negates(String longer, String shorter) {
        int prefix = longer.length() - shorter.length();
        return prefix >= 2
                && prefix <= 3
                && shorter.length() >= MIN_REST
                && longer.endsWith(shorter)
                && OPPOSING.contains(longer.substring(0, prefix));
    }

    private boolean personReplaced() {
        int a = Person.persons(left.persons());
        int b = Person.persons(right.persons());
        boolean replaced = (a & ~b) != 0 && (b & ~a) != 0;
        return replaced || Person.rolesTurned(left.persons(), right.persons());
    }

    /** Whether two names stand the other way round: "Marie invited Paul", "Paul invited Marie". */
    private boolean orderTurned() {
        for (int second = 1; second < Alignment.examined(left.nameCount()); second++) {
            for (int first = 0; first < second; first++) {
                if (isTurned(left.name(first), left.name(second))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isTurned(Name first, Name second) {
        int a = indexOf(right, first.id());
        int b = indexOf(right, second.id());
        boolean turned =
                first.group() == second.group()
                        && first.clause() == second.clause()
                        && b >= 0
                        && b < a;
        return turned
                && right.name(a).clause() == right.name(b).clause()
                && !(second.joined() && right.name(a).joined());
    }

    private static int indexOf(Prepared text, long name) {
        for (int i = 0; i < Alignment.examined(text.nameCount()); i++) {
            if (text.name(i).id() == name) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether an emoji that only one text has is the opposite of one that only the other has:
     * thumbs up, thumbs down.
     */
    static boolean emojiOpposed(Prepared left, Prepared right, Relations relations) {
        for (long a : left.emoji()) {
            for (long b : right.emoji()) {
                if (relations.areOpposite(a, b)
                        && !has(right.emoji(), a)
                        && !has(left.emoji(), b)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean has(long[] sorted, long value) {
        return Arrays.binarySearch(sorted, value) >= 0;
    }
}

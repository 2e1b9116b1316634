package dev.caesura.similarity.compare;

import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.ArabicAffixes;
import dev.caesura.similarity.terms.Prepared.Word;
import dev.caesura.similarity.text.EditDistance;

/** Tells a typing error from another word. */
final class Typos {

    /** One edit turns most short words into other words: "dors", "sors". */
    private static final int MIN_LENGTH = 4;

    private static final int MIN_LENGTH_UNKNOWN = 7;

    /** Two letters changed places: in a word of this length, that makes no other word. */
    private static final int MIN_LENGTH_SWAPPED = 6;

    private static final int MIN_LENGTH_TWO_EDITS = 8;

    private Typos() {}

    /**
     * Whether one word is likely a misspelling of the other; two words that the tables know never
     * are.
     */
    static boolean plausible(Word a, Word b) {
        boolean bothKnown = a.has(Word.KNOWN) && b.has(Word.KNOWN);
        if (bothKnown || isFixed(a) || isFixed(b)) {
            return false;
        }
        String first = a.surface();
        String second = b.surface();
        int shortest = Math.min(first.length(), second.length());
        boolean noneKnown = !a.has(Word.KNOWN) && !b.has(Word.KNOWN);
        if (shortest < (noneKnown ? MIN_LENGTH_SWAPPED : MIN_LENGTH) || !sameStart(first, second)) {
            return false;
        }
        if (shortest == MIN_LENGTH || shortest < MIN_LENGTH_UNKNOWN && noneKnown) {
            return isSwap(first, second);
        }
        if (isAnotherWord(first, second)) {
            return false;
        }
        boolean lastLetterTells = ArabicAffixes.isArabic(first) && last(first) != last(second);
        int limit = shortest >= MIN_LENGTH_TWO_EDITS && !noneKnown ? 2 : 1;
        return !lastLetterTells && EditDistance.within(first, second, limit);
    }

    /** In a short word, a letter that no finger and no ear confuses: "train", "trail". */
    private static boolean isAnotherWord(String a, String b) {
        return a.length() == b.length()
                && a.length() < MIN_LENGTH_UNKNOWN
                && !ArabicAffixes.isArabic(a)
                && !isSwap(a, b)
                && !Slips.isOne(a, b);
    }

    /** Two names are different names, however alike: Julie and Julien. */
    private static boolean isFixed(Word word) {
        return word.type() == WordClass.NAME
                || word.type() == WordClass.FILLER
                || word.type() == WordClass.PERSON
                || word.type() == WordClass.FUNCTION;
    }

    /** People seldom mistype the first letter, and words that rhyme are many. */
    private static boolean sameStart(String a, String b) {
        return a.charAt(0) == b.charAt(0);
    }

    private static boolean isSwap(String a, String b) {
        if (a.length() != b.length() || !EditDistance.within(a, b, 1)) {
            return false;
        }
        int differences = 0;
        for (int i = 0; i < a.length(); i++) {
            differences += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return differences == 2;
    }

    private static char last(String word) {
        return word.charAt(word.length() - 1);
    }
}

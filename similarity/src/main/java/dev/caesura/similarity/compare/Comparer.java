package dev.caesura.similarity.compare;

import dev.caesura.similarity.tables.Relations;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Prepared;
import dev.caesura.similarity.terms.Prepared.Word;
import java.util.function.IntFunction;

/** Compares two prepared texts: equal words, the guards' vetoes, and the score of the rest. */
public final class Comparer {

    /**
     * A replaced word costs more than an added one: measured, the biggest gain after the guards.
     */
    private static final double REPLACED_COST = 1.8;

    /** An added name or weekday narrows a message more than another word of its weight. */
    private static final double ADDED_SPECIFIC = 1.7;

    private static final double ADDED_QUESTION = 1.6;

    /** "I love hiking and painting" says more than "I love hiking". */
    private static final double ADDED_FACT = 1.7;

    /** "Is there" and "do you have" ask the same. */
    private static final double ADDED_LIGHT = 0.6;

    /** In a language without tables, any added word may reverse the message. */
    private static final double ADDED_UNFAMILIAR = 2.5;

    /** Content on both sides without a counterpart: one word replaced by another. */
    private static final double MAX_REPLACED = 0.9;

    /** More content than this in only one text is a fact or a question of its own. */
    private static final double MAX_ADDED = 1.6;

    private final Prepared left;
    private final Prepared right;
    private final Kind kind;
    private final Alignment alignment;

    private Comparer(Prepared left, Prepared right, Kind kind, Alignment alignment) {
        this.left = left;
        this.right = right;
        this.kind = kind;
        this.alignment = alignment;
    }

    public static Comparison compare(
            Kind kind, Prepared left, Prepared right, Relations relations, Thresholds thresholds) {
        Guard beforeWords = beforeWords(left, right, relations);
        if (beforeWords == Guard.EXACT) {
            return Comparison.exact();
        }
        Alignment alignment = new Alignment(left, right, relations);
        Comparer comparer = new Comparer(left, right, kind, alignment);
        double score = comparer.score();
        Guard veto =
                beforeWords != Guard.NONE
                        ? beforeWords
                        : new Guards(
                                        kind,
                                        left,
                                        right,
                                        alignment,
                                        relations,
                                        score >= thresholds.grey())
                                .veto();
        if (veto != Guard.NONE) {
            return Comparison.vetoed(score, veto, thresholds);
        }
        Guard cap = comparer.cap();
        boolean capped = cap != Guard.NONE && score >= thresholds.of(kind);
        return capped || cap == Guard.REPLACED
                ? Comparison.capped(score, cap, kind, thresholds)
                : Comparison.scored(score, kind, thresholds);
    }

    /** The guards that need no look at single words. */
    private static Guard beforeWords(Prepared left, Prepared right, Relations relations) {
        if (Guards.emojiOpposed(left, right, relations)) {
            return Guard.EMOJI;
        }
        boolean equal = left.canonical().equals(right.canonical());
        if (left.isTruncated() || right.isTruncated()) {
            boolean whole =
                    equal
                            && left.isTruncated() == right.isTruncated()
                            && left.fingerprint() == right.fingerprint();
            return whole ? Guard.EXACT : Guard.TOO_LONG;
        }
        if (equal) {
            return Guard.EXACT;
        }
        if (left.isEmojiOnly() && right.isEmojiOnly()) {
            return Guard.EMOJI;
        }
        boolean tooShort = Math.min(left.length(), right.length()) <= Prepared.SHORT_TEXT;
        return tooShort ? Guard.SHORT_TEXT : Guard.NONE;
    }

    private double score() {
        double a = 0;
        double b = 0;
        double contentA = 0;
        double contentB = 0;
        for (int i = 0; i < alignment.leftCount(); i++) {
            a += cost(alignment.onlyLeft(i));
            contentA += content(alignment.onlyLeft(i));
        }
        for (int i = 0; i < alignment.rightCount(); i++) {
            b += cost(alignment.onlyRight(i));
            contentB += content(alignment.onlyRight(i));
        }
        double replaced = Math.min(contentA, contentB);
        double added = Math.max(0, a + b - 2 * replaced);
        double lost =
                replaced * REPLACED_COST
                        + added * kind.addedCost() * strangeness()
                        + alignment.imperfect();
        double matched = alignment.matched() + sharedNumbers();
        return matched <= 0 ? 0 : Math.min(1, matched / (matched + lost));
    }

    private double sharedNumbers() {
        return Math.min(left.numeralCount(), right.numeralCount()) * WordClass.NUMBER.weight()
                + Math.min(left.codes().length, right.codes().length) * WordClass.CODE.weight();
    }

    private double strangeness() {
        return left.isFamiliar() && right.isFamiliar() ? 1 : ADDED_UNFAMILIAR;
    }

    private static double cost(Word word) {
        if (word.type() == WordClass.LIGHT || word.type() == WordClass.PERSON) {
            return word.weight() * ADDED_LIGHT;
        }
        if (word.type() == WordClass.SPECIFIC || word.type() == WordClass.NAME) {
            return word.weight() * ADDED_SPECIFIC;
        }
        boolean dear = word.type().asks() && word.weight() >= WordClass.QUESTION.weight();
        if (word.has(Word.JOINED)) {
            return word.weight() * ADDED_FACT;
        }
        return dear ? word.weight() * ADDED_QUESTION : word.weight();
    }

    private static double content(Word word) {
        return word.type().isContent() ? word.weight() : 0;
    }

    /** With no noun or verb in common, even a light verb tells: "tu fais quoi", "tu veux quoi". */
    private boolean isVerbReplaced() {
        return !alignment.sharesContent()
                && sharedNumbers() == 0
                && hasLight(alignment.leftCount(), alignment::onlyLeft)
                && hasLight(alignment.rightCount(), alignment::onlyRight);
    }

    private static boolean hasLight(int count, IntFunction<Word> words) {
        for (int i = 0; i < count; i++) {
            if (words.apply(i).type() == WordClass.LIGHT) {
                return true;
            }
        }
        return false;
    }

    private Guard cap() {
        double a = 0;
        double b = 0;
        for (int i = 0; i < alignment.leftCount(); i++) {
            a += content(alignment.onlyLeft(i));
        }
        for (int i = 0; i < alignment.rightCount(); i++) {
            b += content(alignment.onlyRight(i));
        }
        if (Math.min(a, b) >= MAX_REPLACED || isVerbReplaced()) {
            return Guard.REPLACED;
        }
        return Math.max(a, b) > MAX_ADDED ? Guard.ADDED : Guard.NONE;
    }
}

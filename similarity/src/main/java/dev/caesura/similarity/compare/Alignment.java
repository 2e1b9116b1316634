package dev.caesura.similarity.compare;

import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.Relations;
import dev.caesura.similarity.terms.Prepared;
import dev.caesura.similarity.terms.Prepared.Word;

/** The words of two texts that correspond to each other, and those left over on either side. */
final class Alignment {

    /**
     * More left-over words than this on a side are not compared one by one: such texts are
     * different anyway.
     */
    private static final int MAX_PAIRED = 24;

    /** This many distinct words make a long text. */
    private static final int LONG = 12;

    private static final double HOPELESS = 0.25;
    private static final double TYPO = 0.92;
    private static final double CONVERSE = 0.9;
    private static final double SHARED_SPELLING = 1;

    private final Prepared left;
    private final Prepared right;
    private final Relations relations;
    private final int[] onlyLeft;
    private final int[] onlyRight;
    private int leftCount;
    private int rightCount;
    private double matched;
    private double imperfect;
    private boolean sharesContent;
    private boolean tenseTurned;
    private boolean promise;
    private int denialTurned;
    private final boolean sidesChanged;
    private boolean converse;

    Alignment(Prepared left, Prepared right, Relations relations) {
        this.left = left;
        this.right = right;
        this.relations = relations;
        this.sidesChanged = Person.sidesChanged(left.persons(), right.persons());
        this.onlyLeft = new int[left.size()];
        this.onlyRight = new int[right.size()];
        mergeSorted();
        if (!isHopeless()) {
            pairLeftovers();
        }
    }

    /**
     * Whether two long texts share so little that neither typing errors nor opposites can matter:
     * looking for them is most of the work, and most compared texts do not resemble each other.
     */
    boolean isHopeless() {
        boolean bothLong = Math.min(left.size(), right.size()) > LONG;
        return bothLong && matched < Math.min(left.weight(), right.weight()) * HOPELESS;
    }

    /** The weight of the words that both have. */
    double matched() {
        return matched;
    }

    /** The weight that typing errors and near-synonyms take from it. */
    double imperfect() {
        return imperfect;
    }

    /** Whether a noun, verb or adjective is in both. */
    boolean sharesContent() {
        return sharesContent;
    }

    int leftCount() {
        return leftCount;
    }

    int rightCount() {
        return rightCount;
    }

    /** A word that only the left text has. */
    Word onlyLeft(int i) {
        return left.word(onlyLeft[i]);
    }

    /** A word that only the right text has. */
    Word onlyRight(int i) {
        return right.word(onlyRight[i]);
    }

    /** How many left-over words of a side the guards look at. */
    static int examined(int count) {
        return Math.min(count, MAX_PAIRED);
    }

    /** Whether a shared verb is past in one text only. */
    boolean isTenseTurned() {
        return tenseTurned;
    }

    /** Whether something is done in one text and will be done in the other: repaired. */
    boolean isPromise() {
        return promise;
    }

    /**
     * Whether one shared word is denied in the left text only, and another in the right text only.
     */
    boolean isDenialTurned() {
        return denialTurned == 0b11;
    }

    /** Whether one text tells the same thing from the other side, so that persons differ. */
    boolean isConverse() {
        return converse;
    }

    private void mergeSorted() {
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            long a = left.word(i).id();
            long b = right.word(j).id();
            if (a == b) {
                match(left.word(i++), right.word(j++), 1);
            } else if (a < b) {
                onlyLeft[leftCount++] = i++;
            } else {
                onlyRight[rightCount++] = j++;
            }
        }
        while (i < left.size()) {
            onlyLeft[leftCount++] = i++;
        }
        while (j < right.size()) {
            onlyRight[rightCount++] = j++;
        }
    }

    private void match(Word a, Word b, double likeness) {
        // A word that is praise beside a clause in one text and content in the other counts as
        // common to both.
        double weight = (a.weight() + b.weight()) / 2;
        matched += weight * likeness;
        imperfect += weight * (1 - likeness);
        tenseTurned |= isPastOnly(a) && isPresentOnly(b) || isPastOnly(b) && isPresentOnly(a);
        promise |= a.has(Word.AHEAD) && isTenseless(b) || b.has(Word.AHEAD) && isTenseless(a);
        if (a.type().isContent() || b.type().isContent()) {
            sharesContent = true;
            denialTurned |= isDeniedOnly(a) && isAffirmedOnly(b) ? 1 : 0;
            denialTurned |= isDeniedOnly(b) && isAffirmedOnly(a) ? 1 << 1 : 0;
        }
    }

    private static boolean isPastOnly(Word word) {
        return word.has(Word.PAST) && !word.has(Word.PRESENT);
    }

    private static boolean isPresentOnly(Word word) {
        return word.has(Word.PRESENT) && !word.has(Word.PAST);
    }

    private static boolean isTenseless(Word word) {
        return !word.has(Word.PAST) && !word.has(Word.PRESENT);
    }

    private static boolean isDeniedOnly(Word word) {
        return word.has(Word.DENIED) && !word.has(Word.AFFIRMED);
    }

    private static boolean isAffirmedOnly(Word word) {
        return word.has(Word.AFFIRMED) && !word.has(Word.DENIED);
    }

    private void pairLeftovers() {
        for (int i = 0; i < examined(leftCount); ) {
            int partner = bestPartner(onlyLeft(i));
            if (partner < 0) {
                i++;
            } else {
                converse |= areConverse(onlyLeft(i), onlyRight(partner));
                match(onlyLeft(i), onlyRight(partner), likeness(onlyLeft(i), onlyRight(partner)));
                leftCount = remove(onlyLeft, leftCount, i);
                rightCount = remove(onlyRight, rightCount, partner);
            }
        }
    }

    private int bestPartner(Word word) {
        int best = -1;
        double bestLikeness = 0;
        for (int j = 0; j < examined(rightCount); j++) {
            double likeness = likeness(word, onlyRight(j));
            if (likeness > bestLikeness) {
                bestLikeness = likeness;
                best = j;
            }
        }
        return best;
    }

    /**
     * Keeps the order, so that the pairing depends as little as possible on which text is on the
     * left.
     */
    private static int remove(int[] indexes, int count, int at) {
        System.arraycopy(indexes, at + 1, indexes, at, count - at - 1);
        return count - 1;
    }

    /** "Do you sell it", "can I buy it": another does the other half of it. */
    private boolean areConverse(Word a, Word b) {
        return sidesChanged && relations.areConverse(a.id(), b.id());
    }

    private double likeness(Word a, Word b) {
        if (a.surface().equals(b.surface())) {
            return SHARED_SPELLING;
        }
        if (a.has(Word.RELATED) && b.has(Word.RELATED)) {
            double related = relations.likeness(a.id(), b.id());
            if (related > 0) {
                return related;
            }
        }
        if (areConverse(a, b)) {
            return CONVERSE;
        }
        boolean typo = Typos.plausible(a, b) && !Affixes.areOpposite(a.surface(), b.surface());
        return typo ? TYPO : 0;
    }
}

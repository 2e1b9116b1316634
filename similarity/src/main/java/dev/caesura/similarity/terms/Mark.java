package dev.caesura.similarity.terms;

import java.util.HashMap;
import java.util.Map;

/**
 * The role that a preposition or conjunction gives to the word after it: the start of a journey,
 * the first of two things, the object of a comparison.
 *
 * <p>Marks are bits, since a text may mention one thing twice. Words of all languages come to them
 * through the concepts of the grammar tables.
 */
public enum Mark {
    /** From, out of. */
    FROM(Side.SOURCE, "from", "since"),
    /** Of, and "from" in the languages that have one word for both. */
    OF(Side.SOURCE, "of"),
    /** To, into. */
    TO(Side.GOAL, "to"),
    /** Into, towards: of a goal, and never before a verb. */
    INTO(Side.GOAL),
    /** The French "à", which is also "at". */
    TO_OR_AT(Side.GOAL, "to_at"),
    /** For; in Spanish and Portuguese also "to". */
    FOR(Side.GOAL, "for"),
    /** Until, up to. */
    UNTIL(Side.GOAL, "until"),
    IN(Side.OWN, "in"),
    /** Between: of two that "and" joins, and of a range. */
    BETWEEN(Side.OWN, "between"),
    /** Within a time, not later than its end. */
    WITHIN(Side.OWN, "within"),
    /** All through a time. */
    DURING(Side.OWN, "during"),
    BEFORE(Side.OWN, "before"),
    AFTER(Side.OWN, "after"),
    /** Next: it postpones the following part, and says little where "and" stands elsewhere. */
    THEN(Side.OWN, "then"),
    /** The object of a comparison. */
    THAN(Side.OWN, "than"),
    /** The thing that gives way: rather than, instead of. */
    INSTEAD(Side.OWN, "instead"),
    WITH(Side.OWN, "with"),
    /** The actor, or the means. */
    BY(Side.OWN, "by"),
    AGAINST(Side.OWN, "against"),
    OVER(Side.OWN, "over"),
    UNDER(Side.OWN, "under"),
    BEHIND(Side.OWN, "behind"),
    IN_FRONT(Side.OWN, "in_front"),
    INSIDE(Side.OWN, "inside"),
    OUTSIDE(Side.OWN, "outside"),
    EXCEPT(Side.OWN, "except"),
    MORE(Side.OWN, "more", "plus", "many"),
    LESS(Side.OWN, "less", "few"),
    IF(Side.OWN, "if"),
    BECAUSE(Side.OWN, "because");

    /** Marks of one side stand for each other. */
    private enum Side {
        SOURCE,
        GOAL,
        OWN
    }

    private static final Map<String, Mark> BY_CONCEPT = new HashMap<>();

    /** Of two things, only one can have such a mark. */
    public static final int EXCLUSIVE =
            FROM.bit()
                    | BEFORE.bit()
                    | AFTER.bit()
                    | THEN.bit()
                    | THAN.bit()
                    | INSTEAD.bit()
                    | AGAINST.bit()
                    | EXCEPT.bit()
                    | IF.bit()
                    | BECAUSE.bit();

    /** The actor beside a verb in the passive. */
    public static final int AGENT = BY.bit();

    /** It may mean nothing: "du sport". */
    public static final int PARTITIVE = OF.bit();

    /** All marks of a goal, as {@link #side} gives them. */
    public static final int TO_SIDE = TO.bit();

    /** All marks of a source, as {@link #side} gives them. */
    public static final int FROM_SIDE = FROM.bit();

    /** The marks that tell which of two things comes first. */
    public static final int ORDER = BEFORE.bit() | AFTER.bit();

    /** The marks of a thing that gives way to another. */
    public static final int GIVES_WAY = INSTEAD.bit() | AGAINST.bit();

    /** A time begins the statement: "of" may mean nothing. */
    public static final int FROM_BIT = FROM.bit();

    /** A time ends the statement. */
    public static final int UNTIL_BIT = UNTIL.bit();

    /** Two times or numbers and everything from the one to the other. */
    public static final int SPANNING = BETWEEN.bit();

    /** At a time: the marks that a language may put before a time that bounds nothing. */
    public static final int AT = IN.bit() | BETWEEN.bit() | OF.bit() | TO.bit() | TO_OR_AT.bit();

    /** It goes on for a time. */
    private static final int LASTING = FOR.bit() | BY.bit();

    /** It happens when a time has passed. */
    private static final int PASSING = IN.bit() | INSIDE.bit() | AFTER.bit();

    /** The mark that "to" is not the sign of an infinitive. */
    public static final int DIRECTED = INTO.bit();

    /** How much of it: beside a preposition, not instead of one. */
    static final int DEGREE = MORE.bit() | LESS.bit();

    /** They give way to a preposition before them: "out of", "instead of". */
    static final int WEAK = OF.bit() | IN.bit();

    private static final int SOURCES = all(Side.SOURCE);
    private static final int GOALS = all(Side.GOAL);

    static final int GOALS_AND_SOURCES = SOURCES | GOALS;

    private static final int PLACES =
            OVER.bit() | UNDER.bit() | BEHIND.bit() | IN_FRONT.bit() | INSIDE.bit() | OUTSIDE.bit();

    /** Pairs that contradict each other on one and the same word. */
    private static final int[][] OPPOSITES = {
        {FROM.bit(), GOALS},
        {BEFORE.bit(), AFTER.bit() | THEN.bit()},
        {OVER.bit(), UNDER.bit()},
        {BEHIND.bit(), IN_FRONT.bit()},
        // "Under the mat": the English word is also "less than".
        {IN.bit(), UNDER.bit() | LESS.bit() | BEHIND.bit() | IN_FRONT.bit()},
        {MORE.bit(), LESS.bit()},
        {INSIDE.bit() | WITHIN.bit() | DURING.bit(), OUTSIDE.bit()},
        {UNTIL.bit() | WITHIN.bit() | DURING.bit() | BY.bit(), AFTER.bit()},
        {WITHIN.bit() | DURING.bit() | BEFORE.bit(), FROM.bit()},
        {WITHIN.bit(), BEHIND.bit() | IN_FRONT.bit() | OVER.bit()},
        {WITH.bit() | FOR.bit(), AGAINST.bit()}
    };

    static {
        for (Mark mark : values()) {
            for (String concept : mark.concepts) {
                BY_CONCEPT.put(concept, mark);
            }
        }
    }

    private final Side side;
    private final String[] concepts;

    Mark(Side side, String... concepts) {
        this.side = side;
        this.concepts = concepts;
    }

    int bit() {
        return 1 << ordinal();
    }

    /** The mark that a concept sets, as a bit, or 0. */
    static int of(String concept) {
        Mark mark = BY_CONCEPT.get(concept);
        return mark == null ? 0 : mark.bit();
    }

    /** Whether a person may stand between the mark and its verb: "before I pay". */
    static boolean opensClause(int mark) {
        return (mark
                        & (BEFORE.bit()
                                | AFTER.bit()
                                | THEN.bit()
                                | THAN.bit()
                                | INSTEAD.bit()
                                | IF.bit()
                                | BECAUSE.bit()
                                | UNTIL.bit()))
                != 0;
    }

    /**
     * The marks, with those of one side merged: "de … a" and "desde … hasta" say the same of both
     * ends.
     */
    public static int side(int marks) {
        int side = marks;
        side = (side & SOURCES) == 0 ? side : side & ~SOURCES | FROM.bit();
        return (side & GOALS) == 0 ? side : side & ~GOALS | TO.bit();
    }

    /** Whether the two put one thing in two places: under it, behind it. */
    private static boolean arePlaces(int a, int b) {
        return (a & PLACES) != 0 && (b & PLACES) != 0 && (a & PLACES) != (b & PLACES);
    }

    /** Whether one word cannot have both marks: to Rome, from Rome. */
    public static boolean areOpposite(int a, int b) {
        if (arePlaces(a, b)) {
            return true;
        }
        for (int[] pair : OPPOSITES) {
            if (within(a, pair[0]) && within(b, pair[1])
                    || within(b, pair[0]) && within(a, pair[1])) {
                return true;
            }
        }
        return false;
    }

    /** Whether one tells how long, and the other when: for three days, in three days. */
    public static boolean lasts(int a, int b) {
        return (a & LASTING) != 0 && (b & (PASSING | WITHIN.bit())) != 0
                || (a & DURING.bit()) != 0 && (b & PASSING) != 0;
    }

    /** Whether somebody comes along, or is the one for whom or from whom it is: "with Ana". */
    public static boolean isCompany(int a, int b) {
        int others = FOR.bit() | FROM.bit();
        return within(a, WITH.bit()) && within(b, others)
                || within(b, WITH.bit()) && within(a, others);
    }

    /**
     * Whether something happens in a place, and comes from it: a name's, as others stand in time.
     */
    public static boolean isPlaceLeft(int a, int b) {
        return within(a, FROM.bit()) && within(b, IN.bit())
                || within(b, FROM.bit()) && within(a, IN.bit());
    }

    /**
     * Whether the one says "of" or "from", the other "to" or "for": opposite where something moves,
     * and for a name.
     */
    public static boolean mayBeOpposite(int a, int b, boolean named) {
        int goals = named ? GOALS & ~TO_OR_AT.bit() : GOALS;
        return within(a, OF.bit()) && within(b, goals) || within(b, OF.bit()) && within(a, goals);
    }

    private static boolean within(int marks, int allowed) {
        return marks != 0 && (marks & ~allowed) == 0;
    }

    private static int all(Side side) {
        int bits = 0;
        for (Mark mark : values()) {
            bits |= mark.side == side ? mark.bit() : 0;
        }
        return bits;
    }
}

package dev.caesura.similarity.terms;

/**
 * A word of a text with its part in the statement: the actor, the compared thing, the start of a
 * journey.
 *
 * @param id the hash of its concept
 * @param surface the hash of its spelling: a name at a sentence's start is known by it
 * @param group for a name, actor or word of a closed class, the hash of the class; otherwise 0
 * @param clause the clause, counted within the text; a subject and its verb begin another
 * @param marks the bits of {@link Mark}
 * @param flags the parts that it may have in a relation
 * @param joined whether "and" or "or" joins it to the role before
 */
public record Role(
        long id, long surface, int group, int clause, int marks, int flags, boolean joined) {

    /** It may change places with another. */
    public static final int PART = 1;

    /** It relates the words before it to those after it. */
    public static final int LINK = 1 << 1;

    /** A time or day: free to stand anywhere. */
    public static final int ADJUNCT = 1 << 2;

    /** A name, person or word of a closed class: the order of two of a class tells. */
    public static final int CLASSED = 1 << 3;

    /** Nearest to a negation. */
    public static final int DENIED = 1 << 4;

    /** A name by table or by capital. */
    public static final int NAMED = 1 << 5;

    /** Somebody asked for: who. */
    public static final int ASKED = 1 << 6;

    /** Something that travels, or the travelling. */
    public static final int MOVES = 1 << 7;

    /** Arabic, where the verb comes first and its subject before its object. */
    public static final int VERB_FIRST = 1 << 8;

    /** Arabic with its article. */
    public static final int DEFINITE = 1 << 9;

    /** A noun, verb or adjective of no closed class. */
    public static final int OPEN = 1 << 10;

    /** Somebody whose thing it is: "my", "yours". */
    public static final int OWNER = 1 << 11;

    /** Known to a table, and as far as known a verb: "to" before it is no direction. */
    public static final int KNOWN = 1 << 12;

    /** "You", "them": a person without a name. */
    public static final int PRONOUN = 1 << 14;

    /** A verb in the passive. */
    public static final int PASSIVE = 1 << 15;

    /** A unit or currency. */
    public static final int UNIT = 1 << 13;

    /** A number. */
    public static final int NUMBER = 1 << 16;

    /** A number of hours, days or the like. */
    public static final int SPAN = 1 << 17;

    public boolean is(int flag) {
        return (flags & flag) != 0;
    }
}

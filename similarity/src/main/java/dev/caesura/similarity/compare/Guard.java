package dev.caesura.similarity.compare;

import dev.caesura.similarity.terms.Prepared;
import java.util.Locale;

/**
 * The rule that decided a comparison, beside or against the words that two texts share.
 *
 * <p>A veto is final: nothing else, an embedding included, may call such texts the same. A guard
 * that only caps the score says that words were not enough to tell.
 */
public enum Guard {
    /** No guard spoke: the score decided. */
    NONE(false),
    /** The texts are equal once normalized: same. */
    EXACT(false),
    /**
     * One of the texts has no more than {@link Prepared#SHORT_TEXT} characters, and they are not
     * equal.
     */
    SHORT_TEXT(true),
    /** Another number, bound, unit, currency, time or date, or one that only one text has. */
    NUMBER(true),
    /** Another link, address, handle or reference. */
    CODE(true),
    /**
     * One text denies the other's statement, makes an exception (except, only, or only of something
     * else), or leaves open what the other asserts: perhaps.
     */
    NEGATION(true),
    /** Another person, place or brand. */
    NAME(true),
    /**
     * Another word of one closed class: weekday, month, color, size, time of day, family, animal …
     */
    SPECIFIC(true),
    /**
     * A word and its opposite: open and close, complete and incomplete; what must and can be done.
     */
    ANTONYM(true),
    /** Another question word: where, when. */
    QUESTION_WORD(true),
    /** Another person: my name, your name. */
    PERSON(true),
    /** The same words, but who does what to whom, or when or where, is reversed. */
    ORDER(true),
    /**
     * One text speaks of the past, the other does not; or one reply promises what another reports.
     */
    TENSE(true),
    /** Emoji that contradict each other, or other emoji where there are no words. */
    EMOJI(true),
    /**
     * One text has a different word in the place of the other's, and no table calls them the same.
     */
    REPLACED(false),
    /** One text has several words that the other lacks. */
    ADDED(false),
    /** A text is too long to be read to its end, and the texts are not equal. */
    TOO_LONG(true);

    private final boolean veto;

    Guard(boolean veto) {
        this.veto = veto;
    }

    /** Whether this guard forbids any other opinion. */
    public boolean isVeto() {
        return veto;
    }

    /** The name in lower case with hyphens, as a report has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

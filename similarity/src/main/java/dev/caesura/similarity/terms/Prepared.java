package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Relations;
import dev.caesura.similarity.tables.WordClass;
import java.util.Arrays;
import java.util.List;

/**
 * A text prepared for comparison: once per message, immutable, a few hundred bytes.
 *
 * <p>Words are kept as sorted hashes with their weights side by side, so that comparing two texts
 * is one walk along arrays.
 */
public final class Prepared {

    /** Everything about one distinct concept of the text. */
    public record Word(
            long id, double weight, WordClass type, int group, int flags, String surface) {

        public static final int PAST = 1;
        public static final int PRESENT = 1 << 1;
        public static final int DENIED = 1 << 2;
        public static final int AFFIRMED = 1 << 3;
        public static final int KNOWN = 1 << 4;

        /** Some concept is its opposite. */
        public static final int OPPOSABLE = Relations.OPPOSABLE;

        /** Some concept is its neighbor. */
        public static final int RELATED = Relations.RELATED;

        /** It follows an "and": a further fact rather than a nuance. */
        public static final int JOINED = 1 << 7;

        /** A participle of the future, at no time that is named: "will be repaired". */
        public static final int AHEAD = 1 << 8;

        Word weighing(double newWeight) {
            return new Word(id, newWeight, type, group, flags, surface);
        }

        public boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    /**
     * A number, its bounds (more than, at least, half past, ago; 0 if there are none), the thing
     * that it counts (the concept of a word after it), its unit or currency, and the noun or unit
     * right after it (0 if there is none).
     */
    public record Numeral(long value, int bounds, long counted, long unit, long next) {}

    /**
     * A noun, verb, person or number that only one of several clauses has; the group is its closed
     * class (numbers are one), or 0.
     */
    public record ClauseItem(long item, int clause, int group) {

        /** The group of a condition, which belongs to no class: "if it rains". */
        public static final int CONDITION = 2;
    }

    /**
     * The word to which "only" belongs.
     *
     * @param word the concept, or 0 if there is no "only" or its place does not tell
     * @param subject whether it can mean nothing but this word, which acts
     */
    public record Focus(long word, boolean subject) {

        static final Focus NONE = new Focus(0, false);
    }

    /** A word and the persons right before it, as bits of {@code Person} without their roles. */
    public record PersonPlace(long word, int persons) {}

    /**
     * Texts with no more letters and digits than this are the same only if they are equal: oui,
     * ouf; stp, stop.
     */
    public static final int SHORT_TEXT = 4;

    /** Something must be done. */
    public static final int OBLIGED = 1;

    /** Something is needed: in a question as much as a wish. */
    public static final int NEEDED = 1 << 3;

    /** Something can be done. */
    public static final int FREE = 1 << 1;

    /** Something may be so, or not. */
    public static final int OPEN = 1 << 2;

    private final String canonical;
    private final int length;
    private final long fingerprint;
    private final boolean truncated;
    private final boolean familiar;
    private final Word[] words;
    private final Numeral[] numerals;
    private final long[] ones;
    private final long[] codes;
    private final Role[] roles;
    private final ClauseItem[] items;
    private final long[] emoji;
    private final int persons;
    private final int negations;
    private final int restrictions;
    private final int choices;
    private final PersonPlace[] personPlaces;
    private final Focus focus;
    private final int modality;
    private final boolean article;
    private final double weight;

    Prepared(PreparedBuilder from) {
        this.canonical = from.canonical();
        this.length = from.length();
        this.fingerprint = from.fingerprint();
        this.truncated = from.isTruncated();
        this.familiar = from.isFamiliar();
        this.words = from.words();
        this.numerals = from.numerals();
        this.ones = from.ones();
        this.codes = from.codes();
        RoleReader parts = from.roles();
        this.roles = parts.roles();
        this.items = parts.items();
        this.emoji = from.emoji();
        this.persons = from.persons();
        this.negations = from.negations();
        this.restrictions = from.restrictions();
        this.choices = from.choices();
        this.personPlaces = from.personPlaces();
        this.focus = from.focus();
        this.modality = from.modality();
        this.article = from.hasArticle();
        this.weight = List.of(words).stream().mapToDouble(Word::weight).sum();
    }

    /**
     * The normalized text without greetings and punctuation: two texts with one canonical form are
     * equal.
     */
    public String canonical() {
        return canonical;
    }

    /** Whether there is nothing in it but emoji. */
    public boolean isEmojiOnly() {
        return words.length == 0 && emoji.length > 0;
    }

    /** The number of letters and digits of the canonical form. */
    public int length() {
        return length;
    }

    public boolean isTruncated() {
        return truncated;
    }

    public long fingerprint() {
        return fingerprint;
    }

    /** Whether the tables know enough of its words to judge the effect of an unknown one. */
    public boolean isFamiliar() {
        return familiar;
    }

    public int size() {
        return words.length;
    }

    /** The distinct words, sorted by their concepts' hashes. */
    public Word word(int i) {
        return words[i];
    }

    public int numeralCount() {
        return numerals.length;
    }

    /** The numbers, sorted by value. */
    public Numeral numeral(int i) {
        return numerals[i];
    }

    /** Whether a word of this concept is in the text. */
    public boolean has(long concept) {
        for (Word word : words) {
            if (word.id() == concept) {
                return true;
            }
        }
        return false;
    }

    /** Whether an article counts this: "one kid". */
    public boolean hasOne(long counted) {
        return Arrays.binarySearch(ones, counted) >= 0;
    }

    /** The links, addresses and references, sorted. */
    public long[] codes() {
        return codes;
    }

    public int roleCount() {
        return roles.length;
    }

    /** The words that play a part, in the order of the text. */
    public Role role(int i) {
        return roles[i];
    }

    public int itemCount() {
        return items.length;
    }

    /** The items that only one clause has, sorted; none if there is one clause. */
    public ClauseItem item(int i) {
        return items[i];
    }

    /** The distinct emoji, sorted. */
    public long[] emoji() {
        return emoji;
    }

    /** The bits of {@code Person}. */
    public int persons() {
        return persons;
    }

    public int negations() {
        return negations;
    }

    /**
     * How often it makes an exception, and whether it says "only": equal texts have equal figures.
     */
    public int restrictions() {
        return restrictions;
    }

    public int personPlaceCount() {
        return personPlaces.length;
    }

    /** Who does what, or has what: sorted by the words. */
    public PersonPlace personPlace(int i) {
        return personPlaces[i];
    }

    public Focus focus() {
        return focus;
    }

    /** Whether it says that something must, can or may be, as bits. */
    public int modality() {
        return modality;
    }

    /** How many further questions an "or" adds: "or did he text you". */
    public int choices() {
        return choices;
    }

    /** Whether there is an indefinite article, which in many languages is the number one. */
    public boolean hasArticle() {
        return article;
    }

    public double weight() {
        return weight;
    }

    @Override
    public String toString() {
        return "Prepared[" + canonical + "]";
    }
}

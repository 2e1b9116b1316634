package dev.caesura.processor.domain.similarity;

import java.util.List;

/**
 * A text made ready to be compared: once per message, immutable, a few hundred bytes.
 *
 * <p>Words are kept as sorted hashes with their weights side by side, so that comparing two texts
 * is one walk along arrays.
 */
public final class Prepared {

    /** Everything about one distinct concept of the text. */
    record Word(long id, double weight, WordClass type, int group, int flags, String surface) {

        static final int PAST = 1;
        static final int PRESENT = 1 << 1;
        static final int DENIED = 1 << 2;
        static final int AFFIRMED = 1 << 3;
        static final int KNOWN = 1 << 4;

        /** Some concept is its opposite. */
        static final int OPPOSABLE = 1 << 5;

        /** Some concept is its neighbour. */
        static final int RELATED = 1 << 6;

        /** It follows an "and": a further fact rather than a nuance. */
        static final int JOINED = 1 << 7;

        Word weighing(double newWeight) {
            return new Word(id, newWeight, type, group, flags, surface);
        }

        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    /** A number and the concept of the word that follows it: what it counts. */
    record Numeral(long value, long counted) {}

    /**
     * A name, person or word of a closed class, its class, its clause, and whether "and" or "or"
     * joins it to the one before, so that their order means nothing.
     */
    record Name(long id, int group, int clause, boolean joined) {}

    private final String canonical;
    private final int length;
    private final long fingerprint;
    private final boolean truncated;
    private final boolean familiar;
    private final Word[] words;
    private final Numeral[] numerals;
    private final long[] codes;
    private final Name[] names;
    private final long[] emoji;
    private final int persons;
    private final int negations;
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
        this.codes = from.codes();
        this.names = from.names();
        this.emoji = from.emoji();
        this.persons = from.persons();
        this.negations = from.negations();
        this.article = from.hasArticle();
        this.weight = List.of(words).stream().mapToDouble(Word::weight).sum();
    }

    /**
     * The normalised text without greetings and punctuation: two texts with one canonical form are
     * equal.
     */
    public String canonical() {
        return canonical;
    }

    /** Whether there is nothing in it but emoji. */
    boolean isEmojiOnly() {
        return words.length == 0 && emoji.length > 0;
    }

    /** The number of letters and digits of the canonical form. */
    int length() {
        return length;
    }

    boolean isTruncated() {
        return truncated;
    }

    long fingerprint() {
        return fingerprint;
    }

    /** Whether the tables know enough of its words to judge what an unknown one adds. */
    boolean isFamiliar() {
        return familiar;
    }

    int size() {
        return words.length;
    }

    /** The distinct words, sorted by their concepts' hashes. */
    Word word(int i) {
        return words[i];
    }

    int numeralCount() {
        return numerals.length;
    }

    /** The numbers, sorted by value. */
    Numeral numeral(int i) {
        return numerals[i];
    }

    /** The links, addresses and references, sorted. */
    long[] codes() {
        return codes;
    }

    int nameCount() {
        return names.length;
    }

    /** The names and persons, in the order of the text. */
    Name name(int i) {
        return names[i];
    }

    /** The distinct emoji, sorted. */
    long[] emoji() {
        return emoji;
    }

    /** The bits of {@link Person}. */
    int persons() {
        return persons;
    }

    int negations() {
        return negations;
    }

    /** Whether there is an indefinite article, which in many languages is the number one. */
    boolean hasArticle() {
        return article;
    }

    double weight() {
        return weight;
    }

    @Override
    public String toString() {
        return "Prepared[" + canonical + "]";
    }
}

package dev.caesura.similarity.text;

import java.util.Locale;

/**
 * A piece of a text.
 *
 * @param type the sort of piece
 * @param text the piece in lower case, accents kept
 * @param plain the piece in lower case, accents gone
 * @param capital whether it was written with a capital where no sentence begins
 */
public record Token(Type type, String text, String plain, boolean capital) {

    public enum Type {
        WORD,
        /** A number in one spelling: "18h00", "6 pm" and "18" are "18". */
        NUMBER,
        /** A link, an address, a handle, or letters and digits mixed. */
        CODE,
        EMOJI,
        /** A word that stands for a concept of the tables, put there by a rewrite. */
        CONCEPT,
        /** A full stop, comma or line end: a clause ends. */
        BREAK
    }

    public static final String BREAK_TEXT = "|";

    /** The mark that Spanish, alone among the languages, puts before a question or exclamation. */
    public static final String INVERTED_MARK = "\u00BF";

    public static final Token BREAK = new Token(Type.BREAK, BREAK_TEXT, BREAK_TEXT, false);

    static Token word(String written, boolean capital) {
        String lower = written.toLowerCase(Locale.ROOT);
        return new Token(Type.WORD, lower, TextNormalizer.fold(lower), capital);
    }

    public static Token of(Type type, String text) {
        return new Token(type, text, text, false);
    }

    Token spelt(String word) {
        return new Token(type, word, TextNormalizer.fold(word), capital);
    }

    public boolean is(Type wanted) {
        return type == wanted;
    }
}

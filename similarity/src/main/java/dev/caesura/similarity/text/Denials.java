package dev.caesura.similarity.text;

import dev.caesura.similarity.text.Token.Type;
import java.util.List;
import java.util.Locale;

/** Reads the denials that are written together with a word: "non-", "-free", "nonrefundable". */
final class Denials {

    /** The concept of a denial in the tables. */
    private static final String NOT = "not";

    /** "Non-smoking", "sem-abrigo": before a hyphen, what denies the word after it. */
    private static final List<String> DENYING_PREFIXES =
            List.of("non", "no", "nao", "sans", "sin", "sem");

    private static final String NON = "non";
    private static final int MIN_DENIED = 6;

    /** They begin with "non" and deny nothing. */
    private static final List<String> NOT_DENIED =
            List.of("nonetheless", "nonchalant", "nonchalante", "nonobstant", "nonagenarian");

    /** "Gluten-free". */
    private static final List<String> DENYING_SUFFIXES = List.of("free", "less");

    private Denials() {}

    /**
     * Adds a denial and the word that it denies, if the word begins with "non" and another word.
     */
    static boolean add(String written, List<Token> tokens) {
        if (!isDenied(written)) {
            return false;
        }
        tokens.add(Token.of(Type.CONCEPT, NOT));
        tokens.add(Token.word(written.substring(NON.length()), false));
        return true;
    }

    /** "Nonrefundable": "non" and a word of its own. */
    private static boolean isDenied(String written) {
        return written.length() >= NON.length() + MIN_DENIED
                && written.regionMatches(true, 0, NON, 0, NON.length())
                && !NOT_DENIED.contains(TextNormalizer.fold(written.toLowerCase(Locale.ROOT)));
    }

    /**
     * Reads "non-" before a word, and "-free" or "-less" after one, as the negation that they are.
     *
     * @return where the rest of the text begins, or {@code end} if there is no such affix
     */
    static int read(String text, int end, String written, List<Token> tokens) {
        boolean hyphen =
                end + 1 < text.length()
                        && "-\u2010\u2011".indexOf(text.charAt(end)) >= 0
                        && Character.isLetter(text.codePointAt(end + 1));
        if (!hyphen) {
            return end;
        }
        if (DENYING_PREFIXES.contains(TextNormalizer.fold(written.toLowerCase(Locale.ROOT)))) {
            tokens.add(Token.of(Type.CONCEPT, NOT));
            return end + 1;
        }
        for (String suffix : DENYING_SUFFIXES) {
            int after = end + 1 + suffix.length();
            if (text.regionMatches(true, end + 1, suffix, 0, suffix.length())
                    && (after == text.length() || !Tokenizer.isWordPart(text.codePointAt(after)))) {
                tokens.add(Token.of(Type.CONCEPT, NOT));
                tokens.add(Token.word(written, false));
                return after;
            }
        }
        return end;
    }
}

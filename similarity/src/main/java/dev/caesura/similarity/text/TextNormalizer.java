package dev.caesura.similarity.text;

import java.text.Normalizer;

/** Reduces the many spellings of a character to one, in bounded time whatever the text. */
public final class TextNormalizer {

    /** How many characters are read: no channel's text message is longer. */
    static final int MAX_CHARACTERS = 4_096;

    /**
     * Marks kept on one letter: Vietnamese and voweled Arabic have two; thousands make normalizing
     * quadratic.
     */
    private static final int MAX_MARKS = 2;

    private static final char ALEF = '\u0627';
    private static final char TATWEEL = '\u0640';

    private TextNormalizer() {}

    public static NormalText normalize(String raw) {
        String bounded = bound(raw);
        String text =
                Normalizer.isNormalized(bounded, Normalizer.Form.NFKC)
                        ? bounded
                        : Normalizer.normalize(bounded, Normalizer.Form.NFKC);
        boolean truncated = raw.length() > MAX_CHARACTERS;
        return new NormalText(text, truncated, truncated ? Hash.of(raw) : 0);
    }

    /** Lower-case word without accents and vowel signs, Arabic letters in their plain form. */
    public static String fold(String word) {
        if (isPlain(word)) {
            return word;
        }
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (!isMark(c) && c != TATWEEL) {
                append(folded, c);
            }
        }
        return folded.toString();
    }

    private static void append(StringBuilder folded, char c) {
        switch (c) {
            case '\u0649': // alef maksura, typed for ya and the other way round
                folded.append('\u064A');
                break;
            case '\u0629': // ta marbuta, typed as ha
                folded.append('\u0647');
                break;
            case '\u0671': // alef wasla
                folded.append(ALEF);
                break;
            case '\u06A9': // Persian kaf
                folded.append('\u0643');
                break;
            case '\u06CC': // Persian ya
                folded.append('\u064A');
                break;
            case '\u0153':
                folded.append("oe");
                break;
            case '\u00E6':
                folded.append("ae");
                break;
            case '\u00DF':
                folded.append("ss");
                break;
            default:
                folded.append(c);
        }
    }

    /**
     * Drops invisible characters (joiners, direction marks, variation selectors) and marks past the
     * second.
     */
    private static String bound(String raw) {
        int end = Math.min(raw.length(), MAX_CHARACTERS);
        if (isPlain(raw) && end == raw.length()) {
            return raw;
        }
        StringBuilder kept = new StringBuilder(end);
        int marks = 0;
        for (int i = 0; i < end; ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            boolean mark =
                    Character.getType(c) == Character.NON_SPACING_MARK
                            || Character.getType(c) == Character.ENCLOSING_MARK;
            marks = mark ? marks + 1 : 0;
            if (marks <= MAX_MARKS && !isInvisible(c)) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.SURROGATE
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0x20E3;
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}

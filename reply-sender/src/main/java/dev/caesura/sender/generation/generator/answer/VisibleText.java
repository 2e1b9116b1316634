package dev.caesura.sender.generation.generator.answer;

import java.util.regex.Pattern;

/**
 * Tells a text with visible content from one that is empty, or looks empty.
 *
 * <p>A letter, a digit, an emoji or another symbol says something: {@code 1}, {@code 👍}, {@code
 * ✓}, {@code €}. So do question and exclamation marks on their own, and smileys: {@code ?}, {@code
 * :)}. Quotes, brackets, dashes, the marks of Markdown and code fences only enclose content, and
 * say nothing if they are empty; and {@code …} means that the text says nothing.
 */
final class VisibleText {

    /** Letters, digits and symbols, except ASCII's, of which Markdown and markup are made. */
    private static final Pattern SAYING =
            Pattern.compile("[\\p{L}\\p{N}\\p{So}\\p{Sc}\\p{Me}[\\p{Sm}&&[^\\p{ASCII}]]]");

    private static final Pattern EXCLAIMING =
            Pattern.compile(
                    "[\\s\\p{Pi}\\p{Pf}\"'*_.…]*[?!¿¡？！؟][\\s\\p{Pi}\\p{Pf}\"'*_.…?!¿¡？！؟]*");

    private static final Pattern SMILING =
            Pattern.compile(
                    "\\s*(?:[:;=]['^-]?[)(\\]\\[*/|\\\\]|[()]['^-]?[:;=]|\\^_?\\^){1,5}\\s*");

    /**
     * Characters that are blank, or replace lost ones, although Unicode counts them as letters and
     * symbols: the fillers of Hangul, Braille's blank, replacement characters.
     *
     * @see <a href="https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point">UAX 44,
     *     Default_Ignorable_Code_Point</a>
     */
    private static final Pattern INVISIBLE =
            Pattern.compile(
                    "[\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{2800}\\x{3164}\\x{FFA0}\\x{FFFC}\\x{FFFD}]");

    /** Tags that a page's markup has and a chat message never shows, and fences around nothing. */
    private static final Pattern EMPTY_MARKUP =
            Pattern.compile(
                    "</?[a-z][a-z0-9]*(?:\\s[^<>]*)?/?>|&(?:nbsp|zwnj|zwj|shy|#8203|#x200b);"
                            + "|```[\\w-]*\\s*```",
                    Pattern.CASE_INSENSITIVE);

    private VisibleText() {}

    /** Whether a text says anything. */
    static boolean isIn(String text) {
        String shown = INVISIBLE.matcher(EMPTY_MARKUP.matcher(text).replaceAll("")).replaceAll("");
        return SAYING.matcher(shown).find()
                || EXCLAIMING.matcher(shown).matches()
                || SMILING.matcher(shown).matches();
    }
}

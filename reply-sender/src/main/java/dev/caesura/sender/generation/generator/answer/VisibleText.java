package dev.caesura.sender.generation.generator.answer;

import java.util.regex.Pattern;

/**
 * Tells a text that says something to its reader from one that is empty, or only looks so.
 *
 * <p>A letter, a digit, an emoji or another symbol says something: {@code 1}, {@code 👍}, {@code
 * ✓}, {@code €}. So do question and exclamation marks on their own, and smileys: {@code ?}, {@code
 * :)}. Quotes, brackets, dashes, the marks of Markdown and code fences hold what is said, and say
 * nothing where they hold nothing; and {@code …} is how a text says that it says nothing.
 */
final class VisibleText {

    /** Letters, digits and symbols, but for ASCII's, of which Markdown and markup are made. */
    private static final Pattern SAYING =
            Pattern.compile("[\\p{L}\\p{N}\\p{So}\\p{Sc}\\p{Me}[\\p{Sm}&&[^\\p{ASCII}]]]");

    private static final Pattern EXCLAIMING =
            Pattern.compile(
                    "[\\s\\p{Pi}\\p{Pf}\"'*_.…]*[?!¿¡？！؟][\\s\\p{Pi}\\p{Pf}\"'*_.…?!¿¡？！؟]*");

    private static final Pattern SMILING =
            Pattern.compile(
                    "\\s*(?:[:;=]['^-]?[)(\\]\\[*/|\\\\]|[()]['^-]?[:;=]|\\^_?\\^){1,5}\\s*");

    /**
     * What leaves no ink, or is in the place of what was lost, and which Unicode counts as letters
     * and symbols all the same: the fillers of Hangul, Braille's blank, replacement characters.
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

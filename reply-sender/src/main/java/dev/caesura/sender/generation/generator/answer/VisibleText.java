package dev.caesura.sender.generation.generator.answer;

import java.util.regex.Pattern;

/** Tells a text that a reader sees from one that only looks empty. */
final class VisibleText {

    /**
     * What leaves no ink: controls and formats (zero-width characters, the tags block), separators,
     * unassigned and private code points, and the marks and letters that Unicode draws as nothing.
     *
     * @see <a href="https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point">UAX 44,
     *     Default_Ignorable_Code_Point</a>
     */
    private static final Pattern INVISIBLE =
            Pattern.compile(
                    "[\\p{C}\\p{Z}\\s\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}"
                            + "\\x{2800}\\x{3164}\\x{FFA0}\\x{FE00}-\\x{FE0F}\\x{E0000}-\\x{E0FFF}]");

    /** Tags that a page's markup has and a chat message never shows. */
    private static final Pattern EMPTY_MARKUP =
            Pattern.compile(
                    "<!--.*?-->|</?[a-z][a-z0-9]*(?:\\s[^<>]*)?/?>|&(?:nbsp|zwnj|zwj|shy|#8203|#x200b);",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private VisibleText() {}

    /** Whether anything of a text can be seen. */
    static boolean isIn(String text) {
        String shown = INVISIBLE.matcher(EMPTY_MARKUP.matcher(text).replaceAll("")).replaceAll("");
        return !shown.isEmpty();
    }
}

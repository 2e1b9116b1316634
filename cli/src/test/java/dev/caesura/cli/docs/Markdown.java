package dev.caesura.cli.docs;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes Markdown. */
final class Markdown {

    /** Stands at the top of a page that is not written by hand. */
    static final String GENERATED =
            "<!-- Made from the code by ReferenceTest in cli; change it there. -->\n\n";

    /** A tag with its text, in which braces may stand in pairs. */
    private static final Pattern INLINE =
            Pattern.compile("\\{@(?:code|link) ((?:[^{}]|\\{[^{}]*})*)}");

    private Markdown() {}

    static String table(List<String> heads, List<List<String>> rows) {
        String rule = heads.stream().map(head -> "---").collect(Collectors.joining(" | "));
        return "| %s |\n| %s |\n%s"
                .formatted(
                        String.join(" | ", heads),
                        rule,
                        rows.stream()
                                .map(row -> "| " + String.join(" | ", row) + " |\n")
                                .collect(Collectors.joining()));
    }

    static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    /** Javadoc as Markdown, in a table's cell. */
    static String cell(String javadoc) {
        return INLINE.matcher(javadoc).replaceAll("`$1`").replace("|", "\\|");
    }
}

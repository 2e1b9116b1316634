package dev.caesura.sender.generation.generator.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text out of the code fence that holds all of it.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/#fenced-code-blocks">Fenced code blocks</a>
 */
final class Fence {

    private static final Pattern BEGINNING = Pattern.compile("\\A\\s*```[\\w-]*\\s*");
    private static final String END = "```";

    private Fence() {}

    /** The content of the fence; the unchanged text if no single fence holds all of it. */
    static String open(String text) {
        Matcher beginning = BEGINNING.matcher(text);
        if (!beginning.find()) {
            return text.strip();
        }
        String rest = text.substring(beginning.end()).strip();
        int end = rest.indexOf(END);
        if (end >= 0 && end + END.length() < rest.length()) {
            return text.strip();
        }
        return (end < 0 ? rest : rest.substring(0, end)).strip();
    }
}

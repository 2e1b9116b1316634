package dev.caesura.sender.generation.generator.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells marks that a text mentions from marks that it uses: a mark that is the whole of a code span
 * ({@code `<think>`}) is only mentioned. No model and no template puts its own marks into code
 * spans.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/#code-spans">Code spans</a>
 */
final class Quoted {

    private static final Pattern SPAN = Pattern.compile("`(?<code>[^`\\n]*)`");
    private static final Pattern MARK =
            Pattern.compile("\\s*(?:<[^<>]{1,60}>|\\[[^\\[\\]]{1,60}]|◁[^◁▷]{1,60}▷)\\s*");

    private Quoted() {}

    /** The text with blanks in place of the marks that it mentions, at the same length. */
    static String mask(String text) {
        Matcher span = SPAN.matcher(text);
        StringBuilder masked = new StringBuilder(text);
        while (span.find()) {
            if (MARK.matcher(span.group("code")).matches()) {
                masked.replace(span.start(), span.end(), " ".repeat(span.end() - span.start()));
            }
        }
        return masked.toString();
    }
}

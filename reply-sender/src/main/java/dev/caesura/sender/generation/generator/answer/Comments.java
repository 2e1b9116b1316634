package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes HTML's comments, which are not for the page's readers, and which models use for notes to
 * themselves. A comment in code belongs to the answer, and stays.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/syntax.html#comments">Comments in HTML</a>
 */
final class Comments {

    private static final Pattern COMMENT =
            Pattern.compile(
                    "(?<code>```.*?```|`[^`\\n]+`)|<!--.*?(?:(?<end>-->)|\\z)", Pattern.DOTALL);

    private Comments() {}

    /**
     * The text without comments.
     *
     * @throws GenerationException if a comment begins that never ends
     */
    static String remove(String text) throws GenerationException {
        Matcher comment = COMMENT.matcher(text);
        StringBuilder spoken = new StringBuilder();
        while (comment.find()) {
            boolean code = comment.group("code") != null;
            if (!code && comment.group("end") == null) {
                throw Refusals.unfinishedThoughts();
            }
            comment.appendReplacement(
                    spoken, code ? Matcher.quoteReplacement(comment.group()) : "");
        }
        return comment.appendTail(spoken).toString().strip();
    }
}

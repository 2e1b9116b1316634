package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts out what a reasoning model thinks before it speaks, where a server leaves it in the text.
 *
 * <p>All marks count as one family, because models open with one and close with another. Thoughts
 * that never begin, but end, reach from the start of the text; thoughts that never end leave no
 * text that could be trusted, and the answer is refused.
 *
 * @see <a href="https://docs.vllm.ai/en/latest/features/reasoning_outputs.html">Reasoning outputs
 *     in vLLM, which lists the marks of many models</a>
 */
final class Thoughts {

    private static final String NAMES =
            "(?:[a-z]+[:_])?(?:think(?:ing)?|thoughts?|thought[_-]process|ant[_-]?thinking|reason(?:ing)?"
                    + "|reflect(?:ion)?|analysis|scratch[_-]?pad|inner[_-]?(?:monologue|thoughts?)"
                    + "|chain[_-]of[_-]thought|cot|deliberation|internal(?:[_-]\\w+)?|plan(?:ning)?)";

    private static final String BEGINNINGS =
            "(?:<|&lt;)\\s*"
                    + NAMES
                    + "(?:\\s[^<>]*)?(?:>|&gt;)"
                    + "|◁\\s*think\\s*▷|\\[\\s*think(?:ing)?\\s*]"
                    + "|<\\|\\s*(?:begin_of_thought|start_thinking|begin_of_think|think)\\s*\\|>"
                    + "|<\\|inner_prefix\\|>|<\\|channel>thought";

    private static final String ENDS =
            "(?:<|&lt;)\\s*/\\s*"
                    + NAMES
                    + "\\s*(?:>|&gt;)"
                    + "|◁\\s*/\\s*think\\s*▷|\\[\\s*/\\s*think(?:ing)?\\s*]"
                    + "|<\\|\\s*(?:end_of_thought|end_thinking|end_of_think|/think)\\s*\\|>"
                    + "|<\\|inner_suffix\\|>|<channel\\|>";

    private static final Pattern EMPTY = Pattern.compile("<\\s*" + NAMES + "\\s*/\\s*>", flags());
    private static final Pattern MARKS =
            Pattern.compile("(?<end>" + ENDS + ")|(?<beginning>" + BEGINNINGS + ")", flags());

    private Thoughts() {}

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    /**
     * The text without thoughts.
     *
     * @throws GenerationException if thoughts begin that never end
     */
    static String cut(String text) throws GenerationException {
        String whole = EMPTY.matcher(text).replaceAll("");
        Matcher mark = MARKS.matcher(whole);
        StringBuilder spoken = new StringBuilder();
        int depth = 0;
        int from = 0;
        while (mark.find()) {
            boolean begins = mark.group("beginning") != null;
            if (depth == 0 && begins) {
                spoken.append(whole, from, mark.start());
            } else if (depth == 0) {
                // An end without a beginning: the server's prompt held the beginning.
                spoken.setLength(0);
            }
            depth = Math.max(0, depth + (begins ? 1 : -1));
            from = mark.end();
        }
        if (depth > 0) {
            throw GenerationException.refused(
                    "thoughts-unfinished", "The text has thoughts that do not end");
        }
        return spoken.append(whole, from, whole.length()).toString().strip();
    }
}

package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import java.util.regex.Matcher;

/**
 * Cuts out a reasoning model's thoughts, where a server leaves them in the text.
 *
 * <p>All marks count as one family, because models open with one and close with another. Thoughts
 * with an end but no beginning reach from the start of the text; thoughts without an end leave no
 * trustworthy text, and the answer is refused.
 */
final class Thoughts {

    private Thoughts() {}

    /**
     * The text without thoughts.
     *
     * @throws GenerationException if thoughts begin that never end
     */
    static String cut(String text) throws GenerationException {
        Matcher mark = ThoughtMark.ANY.matcher(Quoted.mask(text));
        StringBuilder spoken = new StringBuilder();
        int depth = 0;
        int from = 0;
        while (mark.find()) {
            ThoughtMark meaning = ThoughtMark.of(mark);
            if (meaning == ThoughtMark.NONE) {
                continue;
            }
            if (depth == 0) {
                spoken.append(text, from, mark.start());
            }
            if (depth == 0 && meaning == ThoughtMark.END) {
                // An end without a beginning: the server's prompt held the beginning.
                spoken.setLength(0);
            }
            depth = depthAfter(meaning, depth);
            from = mark.end();
        }
        if (depth > 0) {
            throw Refusals.unfinishedThoughts();
        }
        return spoken.append(text, from, text.length()).toString().strip();
    }

    private static int depthAfter(ThoughtMark mark, int depth) {
        return switch (mark) {
            case BEGINNING -> depth + 1;
            case END -> Math.max(0, depth - 1);
            default -> depth;
        };
    }
}

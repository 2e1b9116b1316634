package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts out thoughts that a model writes under a heading, or in a fenced block, before its answer:
 * the steps of an agent ({@code Thought: … Final Answer: …}), or Granite's thought process.
 */
final class Headings {

    private static final Pattern FENCE =
            Pattern.compile(
                    "```[ \\t]*(?:think(?:ing)?|thoughts?|reasoning|analysis)[ \\t]*\\R.*?(?:(?<end>```)|\\z)",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern THOUGHT =
            Pattern.compile(
                    "\\A[\\s*#_>]*(?:here is my )?(?:thoughts?|thought process|thinking(?: process)?"
                            + "|reasoning(?: process)?|chain of thought|internal monologue)[*_]*\\s*:",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern ANSWER =
            Pattern.compile(
                    "^[\\s*#_>]*(?:here is my )?(?:final (?:answer|response|reply)|answer|response|reply"
                            + "|output)[*_]*\\s*:[*_]*",
                    Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** What Ollama's command line writes around thoughts. */
    private static final Pattern OLLAMA =
            Pattern.compile(
                    "\\A\\s*Thinking\\.\\.\\.\\s.*?(?:(?<end>\\.\\.\\.done thinking\\.)|\\z)",
                    Pattern.DOTALL);

    private Headings() {}

    /**
     * The text without thoughts.
     *
     * @throws GenerationException if thoughts begin, and no answer follows
     */
    static String cut(String text) throws GenerationException {
        String spoken = withoutBlocks(OLLAMA, withoutBlocks(FENCE, text)).strip();
        if (!THOUGHT.matcher(spoken).lookingAt()) {
            return spoken;
        }
        Matcher answer = ANSWER.matcher(spoken);
        int from = -1;
        while (answer.find()) {
            from = answer.end();
        }
        if (from < 0) {
            throw unfinished();
        }
        return spoken.substring(from).strip();
    }

    private static String withoutBlocks(Pattern thoughts, String text) throws GenerationException {
        Matcher block = thoughts.matcher(text);
        StringBuilder spoken = new StringBuilder();
        while (block.find()) {
            if (block.group("end") == null) {
                throw unfinished();
            }
            block.appendReplacement(spoken, "");
        }
        return block.appendTail(spoken).toString();
    }

    private static GenerationException unfinished() {
        return GenerationException.refused(
                "thoughts-unfinished", "The text has thoughts, and no answer after them");
    }
}

package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts out thoughts that a model writes under a heading, or in a fenced block, before its answer:
 * the steps of an agent ({@code Thought: … Final Answer: …}), Granite's thought process, or a
 * heading with a quotation, as Poe shows them. Under a heading alone, as Gemini's {@code thought},
 * no answer can be told apart.
 *
 * @see <a href="https://github.com/vllm-project/vllm/issues/34684">Qwen 3.5's {@code Thinking
 *     Process:}</a>
 * @see <a href="https://github.com/lijunzh/koda/issues/491">Gemini's {@code thought}, after a
 *     letter and a filler that nobody sees</a>
 */
final class Headings {

    private static final Pattern FENCE =
            Pattern.compile(
                    "```[ \\t]*(?:think(?:ing)?|thoughts?|reasoning|analysis)[ \\t]*\\R.*?(?:(?<end>```)|\\z)",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** A heading ends with a colon, or is a line of its own. */
    private static final Pattern THOUGHT =
            Pattern.compile(
                    "\\A[\\s\\p{Cf}*#_>💭🤔🧠]*+(?:\\p{L}?\\x{115F})?(?:here (?:is|are) my )?(?:thoughts?|thought process"
                            + "|thinking(?: process)?|reasoning(?: process| steps)?|chain of thought"
                            + "|internal monologue"
                            + "|pens[ée]es?|raisonnement|pensamientos?|razonamiento|pensamentos?|racioc[íi]nio"
                            + "|(?:ال)?تفكير|الأفكار"
                            + "|thought for (?:\\d+ ?|an? |a few )(?:s|m|min|seconds?|minutes?|moments?|while))"
                            + "[*_]*(?:[\\s\\h]*:|(?:\\.\\.\\.|…)?[*_\\h]*$)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);

    private static final Pattern ANSWER =
            Pattern.compile(
                    "^[\\h*#_>]*+(?:here is my )?(?:final (?:answer|response|reply)|answer|response|reply"
                            + "|output|r[ée]ponse(?: finale)?|respuesta(?: final)?|resposta(?: final)?"
                            + "|(?:الإجابة|الجواب|الرد)(?: النهائية?)?)[*_]*[\\s\\h]*:[*_]*"
                            + "|^\\h*#{1,6}\\h*(?:final )?(?:answer|response|reply)\\h*$",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);

    /** The marks of Ollama's command line around thoughts. */
    private static final Pattern OLLAMA =
            Pattern.compile(
                    "\\A\\s*Thinking\\.\\.\\.\\s.*?(?<end>\\.\\.\\.done thinking\\.)",
                    Pattern.DOTALL);

    private Headings() {}

    /**
     * The text without thoughts.
     *
     * @throws GenerationException if thoughts begin, and no answer follows
     */
    static String cut(String text) throws GenerationException {
        String spoken = withoutBlocks(OLLAMA, withoutBlocks(FENCE, text)).strip();
        Matcher thought = THOUGHT.matcher(spoken);
        if (!thought.lookingAt()) {
            return spoken;
        }
        String answer = afterQuotation(spoken, thought.end());
        if (answer.isEmpty()) {
            answer = afterHeading(spoken);
        }
        if (answer.isEmpty()) {
            throw Refusals.unfinishedThoughts();
        }
        return answer;
    }

    /** The text after the quotation right under a heading; empty if there is none. */
    private static String afterQuotation(String text, int heading) {
        boolean quoted = text.startsWith(">");
        int from = heading;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            String line = text.substring(from, end < 0 ? text.length() : end).strip();
            if (!line.isEmpty() && !line.startsWith(">")) {
                return quoted ? text.substring(from).strip() : "";
            }
            quoted |= !line.isEmpty();
            from = end < 0 ? text.length() : end + 1;
        }
        return "";
    }

    /** The text after the last heading of an answer; empty if there is none. */
    private static String afterHeading(String text) {
        Matcher answer = ANSWER.matcher(text);
        int from = text.length();
        while (answer.find()) {
            from = answer.end();
        }
        return text.substring(from).strip();
    }

    private static String withoutBlocks(Pattern thoughts, String text) throws GenerationException {
        Matcher block = thoughts.matcher(text);
        StringBuilder spoken = new StringBuilder();
        while (block.find()) {
            if (block.group("end") == null) {
                throw Refusals.unfinishedThoughts();
            }
            block.appendReplacement(spoken, "");
        }
        return block.appendTail(spoken).toString();
    }
}

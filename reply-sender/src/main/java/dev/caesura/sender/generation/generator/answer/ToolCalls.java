package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses a text that calls a tool. The sender offers none; models that were trained to call tools
 * call them all the same, and a server without their parser passes the call on as text.
 *
 * @see <a href="https://docs.vllm.ai/en/latest/features/tool_calling.html">Tool calling in vLLM,
 *     which lists the forms of many models</a>
 * @see <a href="https://github.com/sgl-project/sglang/issues/40236">DeepSeek's {@code DSML} in
 *     answers that end with {@code stop}</a>
 * @see <a href="https://ai.google.dev/gemma/docs/functiongemma/formatting-and-best-practices">The
 *     calls of FunctionGemma</a>
 */
final class ToolCalls {

    private static final String WORD =
            "(?:(?:tool|function)[_▁ -]?(?:calls?|use|code|responses?|results?|inputs?|outputs?)|action[_-]input|invoke)";

    /** The bars of special tokens, and models' variants of them. */
    private static final String BAR = "[|｜‖]";

    private static final List<Pattern> MARKS =
            List.of(
                    // A tag named after calls, under any prefix: <minimax:tool_call>.
                    pattern(
                            "</?"
                                    + BAR
                                    + "*(?:\\w{1,30}(?:"
                                    + BAR
                                    + "+|:))?(?:[\\p{L}\\p{N}]{1,20}[_▁-]){0,4}"
                                    + WORD
                                    + "(?:[_▁-][\\p{L}\\p{N}]{1,20}){0,3}(?:"
                                    + BAR
                                    + "|[\\s=][^<>]*)?>"),
                    pattern("<function(?:=|\\s+name\\s*=)"),
                    // A special token about tools.
                    pattern(
                            "<"
                                    + BAR
                                    + "+\\s*/?(?:\\w{1,20}[_▁ |]){0,3}(?:tool|function)s?(?![\\p{L}])"),
                    pattern("</?[｜‖]+DSML|<\\|python_tag\\|>|<\\|(?:action_start|plugin)\\|>"),
                    pattern(
                            "\\[/?(?:TOOL|FUNCTION)_CALLS?]|\\[\\[?(?:(?:calling|using) (?:the )?)?(?:tool|function)(?:[_ ]call|:)"),
                    pattern("functools\\s*\\[|```[ \\t]*(?:tool|function)_(?:code|calls?|use)"),
                    // FunctionGemma's and Gemma 4's calls without their tokens.
                    pattern("(?:\\A|\\n)\\s{0,20}call:[\\w.]+\\{"),
                    // Harmony's recipient, with or without its tokens.
                    pattern("\\A\\s*to=\\w|(?:assistant|analysis|commentary)\\s*to=\\w"),
                    // The steps of an agent, as in ReAct.
                    pattern(
                            "(?m)^[\\h*#_>]*Action[*_]*\\h*:.*\\R[\\h*#_>]*Action[ _]Input[*_]*\\h*:"),
                    pattern(
                            "(?m)^[\\h*#_>]*(?:Action|Tool|Function)(?: name)?[*_]*\\h*:.*\\R[\\h*#_>]*"
                                    + "(?:Input|Arguments|Args|Parameters)[*_]*\\h*:[*_\\h]*\\{"),
                    pattern(
                            "\\A[\\s*#_>]*Action[*_]*\\s*:\\s*(?:(?:```\\w*\\s*)?[\\[{]\\s*[{\"]"
                                    + "|\\w+(?:\\[.*]|\\(.*\\))\\s*\\z)"));

    private ToolCalls() {}

    /**
     * Refuses a text with a call.
     *
     * @throws GenerationException if it has one
     */
    static void refuse(String text) throws GenerationException {
        String shown = Quoted.mask(text);
        if (MARKS.stream().anyMatch(mark -> mark.matcher(shown).find())
                || JsonCall.isIn(text)
                || CallExpressions.fill(text)) {
            throw Refusals.toolCall();
        }
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}

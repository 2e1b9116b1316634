package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses an answer with the marks of a call or of a chat template, which no contact may see. */
final class Markup {

    /** How an end is written by the chat templates of open-weight models. */
    private static final Pattern END =
            Pattern.compile(
                    "<\\|(?:im_end|endoftext|eot_id|eom_id|end|return|end_of_text|eot|end_of_turn"
                            + "|end_of_sentence)\\|>|<｜end▁of▁sentence｜>|<end_of_turn>|</s>\\s*\\z"
                            + "|<\\|(?:END_OF_TURN_TOKEN|END_RESPONSE)\\|>|\\[/?INST]");

    private static final Pattern CALL =
            Pattern.compile(
                    "</?(?:[a-z]+:)?(?:tool_?calls?|function_?calls?|tool_use|invoke|tool_code"
                            + "|tool_response|function_results?)(?:[\\s=][^<>]*)?>"
                            + "|<function=|\\[TOOL_CALLS?]|functools\\s*\\[|<\\|python_tag\\|>"
                            + "|<\\|?tool[▁_]calls?|<｜tool▁|```tool_(?:code|call)"
                            + "|\\[\\[?tool[_ ]call",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern BARE_CALL =
            Pattern.compile(
                    "\\A\\s*(?:```(?:json)?\\s*)?\\[?\\s*\\{\\s*\"(?:name|function|tool|action|type)\"\\s*:.*"
                            + "\"(?:arguments|parameters|args|input|action_input|tool_input|function)\"\\s*:.*",
                    Pattern.DOTALL);

    private static final Pattern TOKEN = Pattern.compile("<[|｜][\\w▁/ -]{1,40}[|｜]>");

    private Markup() {}

    /**
     * The text up to the first mark of its end.
     *
     * @throws GenerationException if it calls a tool, or has other marks of a template
     */
    static String check(String text) throws GenerationException {
        if (CALL.matcher(text).find() || BARE_CALL.matcher(text).lookingAt()) {
            throw GenerationException.refused("tool-call", "The text calls a tool");
        }
        Matcher end = END.matcher(text);
        String spoken = end.find() ? text.substring(0, end.start()).strip() : text;
        if (TOKEN.matcher(spoken).find()) {
            throw GenerationException.refused(
                    "template-markup", "The text has marks of a chat template");
        }
        return spoken;
    }
}

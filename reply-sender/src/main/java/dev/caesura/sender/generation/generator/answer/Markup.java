package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses an answer with the marks of a chat template, which no contact may see. */
final class Markup {

    /** The end marks of the chat templates of open-weight models. */
    private static final Pattern END =
            Pattern.compile(
                    "<\\|(?:im_end|endoftext|eot_id|eom_id|end|return|end_of_text|eot|end_of_turn"
                            + "|end_of_sentence)\\|>|<｜end▁of▁sentence｜>|<end_of_turn>|<eos>|</s>\\s*\\z"
                            + "|<\\|(?:END_OF_TURN_TOKEN|END_RESPONSE)\\|>|\\[/?INST]");

    /**
     * A special token: a name between bars, of which one may be missing ({@code <|turn>}, {@code
     * <channel|>}), or behind the wide bar that no other tag has; or one that has only a number, as
     * Gemini's {@code <ctrl46>}.
     */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "<\\|[\\w▁/ -]{1,40}[|｜]>|<\\|\\w[\\w▁/-]{0,39}>|<\\w[\\w▁/-]{0,39}[|｜]>"
                            + "|</?[｜‖]+\\w|<start_of_turn>|<(?:ctrl|unused)\\d{1,4}>");

    private Markup() {}

    /**
     * The text up to the first mark of its end.
     *
     * @throws GenerationException if it has other marks of a template
     */
    static String check(String text) throws GenerationException {
        String shown = Quoted.mask(text);
        Matcher end = END.matcher(shown);
        int until = end.find() ? end.start() : text.length();
        if (TOKEN.matcher(shown.substring(0, until)).find()) {
            throw GenerationException.refused(
                    "template-markup", "The text has marks of a chat template");
        }
        return until < text.length() ? text.substring(0, until).strip() : text;
    }
}

package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import java.util.regex.Pattern;

/**
 * Refuses a program's substitute for a missing text: {@code null}, {@code None}, {@code [object
 * Object]}, or an unfilled placeholder of a template. Within a sentence they are left alone.
 *
 * @see <a href="https://github.com/glific/glific/issues/4145">Glific: a bot that answers null</a>
 */
final class Leftover {

    private static final Pattern WHOLE =
            Pattern.compile(
                    "[\\s\"'`]*(?:null|NULL|None|undefined|NaN|nil|[<(](?:null|nil|no value)[>)]"
                            + "|\\[object \\w+]"
                            + "|<(?:coroutine|function|class|generator|bound method|async_generator)\\b[^<>]{1,200}>"
                            + "|\\{\\{[^{}\\n]{1,100}}}|\\$\\{[^{}\\n]{1,100}}|<%[^%\\n]{1,100}%>"
                            + "|\\{%[^%\\n]{1,100}%}|%\\w{2,40}%|\\{\\w{1,40}})[\\s\"'`]*");

    private Leftover() {}

    /**
     * Refuses such a text.
     *
     * @throws GenerationException if all of the text is a program's
     */
    static void refuse(String text) throws GenerationException {
        if (WHOLE.matcher(text).matches()) {
            throw GenerationException.refused(
                    "placeholder", "The text is a value or placeholder that a program left empty");
        }
    }
}

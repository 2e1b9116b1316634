package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.guard.CallException.Kind;
import java.util.regex.Pattern;

/**
 * Refuses a program's substitute for a missing text: {@code null}, {@code None}, {@code [object
 * Object]}, an unfilled placeholder of a template, or the error that a bot's library threw. Within
 * a sentence they are left alone.
 *
 * @see <a href="https://github.com/glific/glific/issues/4145">Glific: a bot that answers null</a>
 * @see <a href="https://github.com/xqicxx/dsh-telegram/issues/37">A bot that answers {@code 429
 *     status code (no body)}</a>, and <a
 *     href="https://github.com/harshitethic/whatsapp-turbo-gpt/issues/1">one that answers {@code
 *     Error: Request failed with status code 429}</a>
 */
final class Leftover {

    private static final Pattern WHOLE =
            Pattern.compile(
                    "[\\s\"'`]*(?:null|NULL|None|undefined|NaN|nil|[<(](?:null|nil|no value)[>)]"
                            + "|\\[object \\w+]"
                            + "|<(?:coroutine|function|class|generator|bound method|async_generator)\\b[^<>]{1,200}>"
                            + "|\\{\\{[^{}\\n]{1,100}}}|\\$\\{[^{}\\n]{1,100}}|<%[^%\\n]{1,100}%>"
                            + "|\\{%[^%\\n]{1,100}%}|%\\w{2,40}%|\\{\\w{1,40}})[\\s\"'`]*");

    /**
     * Errors as libraries write them, with the program's own marks: an answer about one has not.
     */
    private static final Pattern ERROR =
            Pattern.compile(
                    "[\\s\"'`❌⚠️]*(?:\\w{0,40}Error:\\s*)?(?:"
                            + "(?:[A-Za-z_]\\w{0,40}\\.){1,6}\\w{0,60}(?:Error|Exception):\\s"
                            + "|Traceback \\(most recent call last\\):"
                            + "|Error code: [45]\\d\\d(?:\\s*\\z| - )"
                            + "|(?:AxiosError: )?Request failed with status code [45]\\d\\d"
                            + "|[45]\\d\\d status code \\(no body\\)"
                            + "|(?:[45]\\d\\d )?\\{\\s*[\"']error[\"']\\s*:)");

    private Leftover() {}

    /**
     * Refuses such a text.
     *
     * @throws GenerationException if all of the text is a program's, or it begins as its errors do
     */
    static void refuse(String text) throws GenerationException {
        if (WHOLE.matcher(text).matches()) {
            throw GenerationException.refused(
                    "placeholder", "The text is a value or placeholder that a program left empty");
        }
        if (ERROR.matcher(text).lookingAt()) {
            // An outage that a bot reports as its answer: asked again, it may have one.
            throw GenerationException.of(
                    Kind.UNAVAILABLE, "program-error", "The text is a program's error");
        }
    }
}

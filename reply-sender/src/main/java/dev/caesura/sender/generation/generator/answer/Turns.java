package dev.caesura.sender.generation.generator.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the answer out of a dialogue that a model goes on writing: its own role before the answer,
 * and the contact's next words, which it made up, after it. Servers that do not know a model's end
 * mark, or leave out special tokens, pass this on as text.
 *
 * <p>A role counts where only a dialogue has it. <i>User: demo</i> may be a part of the answer,
 * unless the other side answers it further down.
 *
 * @see <a href="https://github.com/togethercomputer/together-python/issues/137">Llama 3's {@code
 *     assistant}, glued to the answer's last word</a>
 * @see <a href="https://github.com/hommayushi3/exllama-runpod-serverless/issues/8">A dialogue of
 *     {@code USER:} and {@code ASSISTANT:} that never ends</a>
 */
final class Turns {

    private static final String BOT = "(?:assistant|asistente|assistente|المساعد|ai|bot)";
    private static final String PERSON =
            "(?:user|human|customer|utilisateur|usuario|usuário|cliente?|المستخدم)";
    private static final int FLAGS =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE;

    /** The model's own role: a label, or the bare word of a template on a line of its own. */
    private static final Pattern BEGINNING =
            Pattern.compile(
                    "\\A\\s*(?:(?:#{2,3}\\h*)?[*_]{0,2}(?:assistant|asistente|assistente|المساعد)[*_]{0,2}\\h*[:：][*_]{0,2}"
                            + "|#{2,3}\\h*response\\h*:|(?-i:assistant|model)\\h*\\R)\\s*",
                    FLAGS);

    /** What no answer has: the next role of a template, and the marks of instructions. */
    private static final Pattern END =
            Pattern.compile(
                    "(?-i:(?<=[\\p{L}\\p{N}.!?…)\\]»\"])assistant\\R\\h*\\R"
                            + "|(?<=[.!?…)\\]»\"])user\\R\\h*\\R)"
                            + "|^\\h*#{2,3}\\h*(?:human|user|assistant|instruction|input)\\h*:"
                            + "|(?<=\\n)\\h*\\R\\h*human\\h*:",
                    FLAGS);

    private static final Pattern ASKED =
            Pattern.compile("^[\\h\"*_]{0,3}" + PERSON + "[*_]{0,2}\\h*[:：]", FLAGS);
    private static final Pattern ANSWERED =
            Pattern.compile("^[\\h\"*_]{0,3}" + BOT + "[*_]{0,2}\\h*[:：]", FLAGS);

    private Turns() {}

    /** The model's own turn; the unchanged text where it wrote no other. */
    static String own(String text) {
        String shown = Quoted.mask(text);
        int from = beginning(shown);
        int until = Math.min(end(shown, from), asked(shown, from));
        return from == 0 && until == text.length() ? text : text.substring(from, until).strip();
    }

    private static int beginning(String text) {
        Matcher beginning = BEGINNING.matcher(text);
        int from = beginning.lookingAt() ? beginning.end() : 0;
        Matcher asked = ASKED.matcher(text);
        Matcher answered = ANSWERED.matcher(text);
        boolean repeated = asked.find(from) && text.substring(from, asked.start()).isBlank();
        return repeated && answered.find(asked.end()) ? answered.end() : from;
    }

    private static int end(String text, int from) {
        Matcher end = END.matcher(text);
        return end.find(from) ? end.start() : text.length();
    }

    /** The beginning of the contact's made-up words, if the other side answers them. */
    private static int asked(String text, int from) {
        Matcher asked = ASKED.matcher(text);
        boolean both = asked.find(from) && ANSWERED.matcher(text).find(asked.end());
        return both ? asked.start() : text.length();
    }
}

package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts out thoughts that a model puts into brackets or asterisks before its answer, under a word
 * for thoughts and a colon: {@code (pensando: quiere un descuento)}, {@code [internal note: …]}.
 * Other asides are part of the answer.
 */
final class Asides {

    private static final Pattern BEGINNING =
            Pattern.compile(
                    "\\s*(?<mark>[(\\[（【]|\\*{1,2}|_)\\s*(?:(?:inner|internal|private|my|own)\\s+)?(?:thinking|thoughts?"
                            + "|thinks|reasoning|internal(?: note)?|note to self|scratchpad"
                            + "|pens[ée]es?|pense|r[ée]fl[ée]chit|r[ée]flexion(?: interne)?|raisonnement|note interne"
                            + "|pensando|piensa|pensamientos?|razonamiento|reflexi[óo]n(?: interna)?|nota interna"
                            + "|pensamentos?|pensa|racioc[íi]nio"
                            + "|(?:أ|ي|ت)فكر|(?:ال)?تفكير|أفكار|ملاحظة داخلية"
                            + "|gedanken?|denkt|denke|pensiero|ragionamento|思考|推理)"
                            + "[\\s\\u00a0\\u202f]*[:：]",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Asides() {}

    /**
     * The text without thoughts before it.
     *
     * @throws GenerationException if such an aside does not end, or nothing follows it
     */
    static String cut(String text) throws GenerationException {
        Matcher beginning = BEGINNING.matcher(text);
        int from = 0;
        while (beginning.region(from, text.length()).lookingAt()) {
            int end = end(text, beginning.end(), beginning.group("mark"));
            if (end < 0) {
                throw Refusals.unfinishedThoughts();
            }
            if (isHeading(text, beginning.end(), end)) {
                break;
            }
            from = end;
        }
        String spoken = text.substring(from).strip();
        if (from > 0 && spoken.isEmpty()) {
            throw Refusals.unfinishedThoughts();
        }
        return spoken;
    }

    /** Whether nothing follows the colon: {@code **Thinking:**} has its thoughts after it. */
    private static boolean isHeading(String text, int from, int end) {
        return text.substring(from, end).chars().noneMatch(Character::isLetterOrDigit);
    }

    /** The end of an aside, after the mark that closes it; -1 if there is none. */
    private static int end(String text, int from, String mark) {
        int opening = "([（【".indexOf(mark);
        if (opening < 0) {
            int at = text.indexOf(mark, from);
            return at < 0 ? -1 : at + mark.length();
        }
        char open = mark.charAt(0);
        char close = ")]）】".charAt(opening);
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}

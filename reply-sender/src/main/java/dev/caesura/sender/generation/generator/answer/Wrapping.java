package dev.caesura.sender.generation.generator.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes off the mark that some models put around the answer that follows their thoughts. */
final class Wrapping {

    private static final Pattern WHOLE =
            Pattern.compile(
                    "\\A\\s*<(?<tag>final(?:[_-]?(?:answer|response|reply))?|answer|response|output|reply"
                            + "|solution|message)>(?<text>.*)</\\k<tag>>\\s*\\z",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Wrapping() {}

    /** The answer without the mark around it. */
    static String remove(String text) {
        Matcher whole = WHOLE.matcher(text);
        return whole.matches() ? whole.group("text").strip() : text;
    }
}

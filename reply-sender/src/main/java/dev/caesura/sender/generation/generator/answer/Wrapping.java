package dev.caesura.sender.generation.generator.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes off the mark that some models put around the answer that follows their thoughts. */
final class Wrapping {

    private static final Pattern WHOLE =
            Pattern.compile(
                    "\\A\\s*(?:<(?<tag>final(?:[_-]?(?:answer|response))?|answer|response|output|reply"
                            + "|solution|message)>(?<text>.*)</\\k<tag>>"
                            + "|<\\|(?:begin_of_solution|start_response)\\|>(?<other>.*?)"
                            + "(?:<\\|(?:end_of_solution|end_response)\\|>)?)\\s*\\z",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Wrapping() {}

    /** The answer without the mark around it. */
    static String remove(String text) {
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            return text;
        }
        String inner = whole.group("text");
        return (inner == null ? whole.group("other") : inner).strip();
    }
}

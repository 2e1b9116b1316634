package dev.caesura.sender.generation.generator.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the answer that a model marks as its final one: the text before the mark is its reasoning,
 * and the text after the mark's end is not the answer either.
 *
 * @see <a href="https://huggingface.co/ServiceNow-AI/Apriel-1.5-15b-Thinker">Apriel, which writes
 *     {@code Here are my reasoning steps:}, and {@code [BEGIN FINAL RESPONSE]} before the
 *     answer</a>
 */
final class FinalAnswer {

    private static final Pattern BEGINNING =
            Pattern.compile(
                    "\\[\\s*(?:BEGIN(?: OF)? )?FINAL[ _](?:RESPONSE|ANSWER|REPLY)\\s*]"
                            + "|<\\|(?:begin_of_solution|start_response)\\|>",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern END =
            Pattern.compile(
                    "\\[\\s*(?:END(?: OF)? |/\\s*)FINAL[ _](?:RESPONSE|ANSWER|REPLY)\\s*]"
                            + "|<\\|(?:end_of_solution|end_response)\\|>",
                    Pattern.CASE_INSENSITIVE);

    /** A tag counts only where its end is the text's end, too: others are part of the answer. */
    private static final Pattern TAG_END =
            Pattern.compile(
                    "</(?<tag>final(?:[_-]?(?:answer|response|reply))?|answer)>\\s*+"
                            + "(?:<\\|[^<>]{1,40}\\|>|</s>|<end_of_turn>)?+\\s*+\\z",
                    Pattern.CASE_INSENSITIVE);

    private FinalAnswer() {}

    /** The final answer; the unchanged text where none is marked. */
    static String read(String text) {
        String shown = Quoted.mask(text);
        Matcher beginning = BEGINNING.matcher(shown);
        int from = -1;
        while (beginning.find()) {
            from = beginning.end();
        }
        if (from < 0) {
            return tagged(text);
        }
        Matcher end = END.matcher(shown);
        return text.substring(from, end.find(from) ? end.start() : text.length()).strip();
    }

    private static String tagged(String text) {
        Matcher end = TAG_END.matcher(text);
        if (!end.find()) {
            return text;
        }
        Matcher beginning =
                Pattern.compile("<" + end.group("tag") + ">", Pattern.CASE_INSENSITIVE)
                        .matcher(text);
        int from = -1;
        while (beginning.find()) {
            from = beginning.end();
        }
        return from < 0 ? text : text.substring(from, end.start()).strip();
    }
}

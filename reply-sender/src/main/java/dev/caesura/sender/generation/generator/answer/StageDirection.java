package dev.caesura.sender.generation.generator.answer;

import java.util.regex.Pattern;

/**
 * Tells a text that does not answer, but says in brackets or between asterisks that it does not:
 * {@code [no response]}, {@code (No reply needed.)}, <i>*silence*</i>. Models write so in place of
 * {@code caesura.sender.generation.no-reply}, which they were told, or where they were told none.
 *
 * <p>The same words without brackets are an answer, as in <i>No reply needed, we have received your
 * form.</i>
 */
final class StageDirection {

    private static final Pattern SILENCE =
            Pattern.compile(
                    "[\\s\"'“”`]*(?:[\\[({<*_~【（]+)\\s*(?:system\\s*:\\s*)?(?:"
                            + "(?:there is )?no[ _-](?:further |more )?(?:reply|response|answer|output|message|comment|text)"
                            + "(?: (?:is |was )?(?:needed|required|necessary|given|generated|sent|provided|warranted))?"
                            + "(?: (?:here|at this time))?"
                            + "|(?:remain(?:s|ing)?|stay(?:s|ing)?|keep(?:s|ing)?|is) silent|silence|silent"
                            + "|(?:an? )?(?:empty|blank)(?: (?:reply|response|answer|message|string|text))?"
                            + "|says nothing|nothing|(?:does|do) not (?:reply|respond|answer)"
                            + ")(?:\\s*[-–—:;,.][^\\])}>]{0,200}|[.!]?\\s*)[\\])}>*_~】）]+[\\s\"'“”`.]*",
                    Pattern.CASE_INSENSITIVE);

    private StageDirection() {}

    /** Whether all that the text says is that it says nothing. */
    static boolean isSilence(String text) {
        return SILENCE.matcher(text).matches();
    }
}

package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;

/** What the screen makes of a text, in a line. */
final class Screened {

    private static final AnswerScreen SCREEN = new AnswerScreen("NO_REPLY");

    private Screened() {}

    /** {@code said:} and what is said, or the reason for which the text is refused. */
    static String outcome(String text) {
        try {
            return "said: " + SCREEN.pass(text);
        } catch (GenerationException e) {
            return e.reason();
        }
    }
}

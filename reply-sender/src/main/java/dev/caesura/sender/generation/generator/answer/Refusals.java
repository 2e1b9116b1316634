package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;

/** The reasons for refusing a text, shared by all of its readers. */
final class Refusals {

    private Refusals() {}

    /** The text has thoughts, and no answer can be told apart from them. */
    static GenerationException unfinishedThoughts() {
        return GenerationException.refused(
                "thoughts-unfinished", "The text has thoughts, and no answer after them");
    }

    /** The text asks for a tool instead of answering. */
    static GenerationException toolCall() {
        return GenerationException.refused("tool-call", "The text calls a tool");
    }
}

package dev.caesura.sender.generation.generator;

/**
 * A generated answer.
 *
 * @param text the answer's text
 * @param model its generator, such as a model's name
 * @param inputTokens the tokens read, as the model counts them; 0 where nothing is counted
 * @param outputTokens the tokens written, as the model counts them; 0 where nothing is counted
 */
public record Generated(String text, String model, long inputTokens, long outputTokens) {

    /** Its cost, in tokens. */
    public long tokens() {
        return inputTokens + outputTokens;
    }

    /** The same answer with another text. */
    public Generated withText(String other) {
        return new Generated(other, model, inputTokens, outputTokens);
    }

    /** An answer of a generator that counts no tokens. */
    public static Generated of(String text, String model) {
        return new Generated(text, model, 0, 0);
    }
}

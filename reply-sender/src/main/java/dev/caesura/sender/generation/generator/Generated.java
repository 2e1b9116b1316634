package dev.caesura.sender.generation.generator;

/**
 * A generated answer.
 *
 * @param text what to say
 * @param model what generated it, such as a model's name
 * @param inputTokens what was read, as the model counts it; 0 where nothing is counted
 * @param outputTokens what was written, as the model counts it; 0 where nothing is counted
 */
public record Generated(String text, String model, long inputTokens, long outputTokens) {

    /** What it cost, in tokens. */
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

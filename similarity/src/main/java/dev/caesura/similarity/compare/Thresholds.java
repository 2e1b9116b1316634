package dev.caesura.similarity.compare;

/**
 * The scores from which two texts are the same, and from which words alone cannot tell; all between
 * 0 and 1.
 *
 * @param question the least score of two bursts that are the same
 * @param reply the least score of two replies that are the same
 * @param grey the least score of two texts about which a second opinion is worth asking
 */
public record Thresholds(double question, double reply, double grey) {

    /**
     * The systems that Caesura replaces used 0.70 and 0.80, and its users know these values. From
     * 0.35 on, words alone can no longer tell a rewording from another question.
     */
    public static final Thresholds DEFAULTS = new Thresholds(0.70, 0.80, 0.35);

    /**
     * @throws IllegalArgumentException if a figure is out of range, or the grey zone would start
     *     above a threshold
     */
    public Thresholds {
        check("question", question);
        check("reply", reply);
        check("grey", grey);
        if (grey > Math.min(question, reply)) {
            throw new IllegalArgumentException(
                    "The grey zone starts at "
                            + grey
                            + ", above a threshold: write at most "
                            + Math.min(question, reply));
        }
    }

    /** The threshold of this kind. */
    public double of(Kind kind) {
        return kind == Kind.QUESTION ? question : reply;
    }

    private static void check(String name, double value) {
        // 0 would call everything the same, vetoed texts included.
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "The similarity threshold '"
                            + name
                            + "' is "
                            + value
                            + ": write a number above 0, and at most 1");
        }
    }
}

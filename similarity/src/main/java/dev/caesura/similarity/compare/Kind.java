package dev.caesura.similarity.compare;

import java.util.Locale;

/** The relation of two texts to each other; it sets the threshold and the cost of an added word. */
public enum Kind {
    /** Two bursts of a contact: the same if one answer would do for both. */
    QUESTION(0.70),

    /**
     * Two replies to a contact: the same if a reader of the first would miss nothing without the
     * second.
     */
    REPLY(0.50);

    /**
     * The cost of one added unit of weight. A word added to a question changes it sooner ("how
     * much?", "how much is delivery?") than a word added to a reply, which is often a flourish.
     */
    private final double addedCost;

    Kind(double addedCost) {
        this.addedCost = addedCost;
    }

    double addedCost() {
        return addedCost;
    }

    /**
     * The kind of this name, in any case.
     *
     * @throws IllegalArgumentException if there is none; the message names the existing ones
     */
    public static Kind of(String name) {
        for (Kind kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "There is no kind '"
                        + name
                        + "': write "
                        + QUESTION.label()
                        + " or "
                        + REPLY.label());
    }

    /** The name in lower case, as a command line has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

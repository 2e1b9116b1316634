package dev.caesura.similarity.compare;

import java.util.Locale;

/** What two texts are to each other; it sets the threshold and how dear an added word is. */
public enum Kind {
    /** Two bursts of a contact: the same if one answer would do for both. */
    QUESTION(0.70),

    /**
     * Two replies to a contact: the same if the second, after the first, has nothing that a reader
     * would miss.
     */
    REPLY(0.50);

    /**
     * What one added unit of weight costs. A word added to a question changes it sooner ("how
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
     * @throws IllegalArgumentException if there is none, with a message that names those there are
     */
    public static Kind of(String name) {
        for (Kind kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "No kind is called '"
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

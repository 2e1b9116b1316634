package dev.caesura.similarity.compare;

import java.util.Locale;

/** The decision of a comparison. */
public enum Verdict {
    /** The two texts say the same: the second may be passed over. */
    SAME,

    /** The second text deserves to be answered, or sent. */
    DIFFERENT;

    /** The name in lower case, as a report has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

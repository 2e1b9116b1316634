package dev.caesura.processor.domain.burst;

/**
 * What a message says, as far as the rules look at it.
 *
 * @param text what was written; empty where there is none, and cut where it is long
 * @param media whether it is anything but text
 */
public record Said(String text, boolean media) {

    /** Nothing. */
    public static final Said NOTHING = new Said("", false);

    /**
     * The characters of a burst that are kept for comparison; of longer texts nobody can say by
     * words that they are the same.
     */
    public static final int KEPT = 2_000;

    public Said {
        if (text.length() > KEPT) {
            text = text.substring(0, KEPT);
        }
    }

    /** The same with so many characters at most. */
    Said cut(int characters) {
        return text.length() <= characters
                ? this
                : new Said(text.substring(0, Math.max(0, characters)), media);
    }

    /** This and what was said after it. */
    public Said followedBy(Said later) {
        String both =
                text.isEmpty()
                        ? later.text
                        : later.text.isEmpty() ? text : text + "\n" + later.text;
        return new Said(both, media || later.media);
    }
}

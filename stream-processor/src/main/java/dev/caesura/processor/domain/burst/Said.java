package dev.caesura.processor.domain.burst;

/**
 * The content of a message, as far as the rules need it.
 *
 * @param text the text; empty if there is none, cut if it is long
 * @param media whether it is anything but text
 */
public record Said(String text, boolean media) {

    /** Nothing. */
    public static final Said NOTHING = new Said("", false);

    /**
     * The number of a burst's characters kept for comparison; nobody can tell by their words that
     * longer texts are the same.
     */
    public static final int KEPT = 2_000;

    public Said {
        if (text.length() > KEPT) {
            text = text.substring(0, KEPT);
        }
    }

    /** A copy cut to this many characters. */
    Said cut(int characters) {
        return text.length() <= characters
                ? this
                : new Said(text.substring(0, Math.max(0, characters)), media);
    }

    /** This content, followed by a later one. */
    public Said followedBy(Said later) {
        String both =
                text.isEmpty()
                        ? later.text
                        : later.text.isEmpty() ? text : text + "\n" + later.text;
        return new Said(both, media || later.media);
    }
}

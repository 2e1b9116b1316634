package dev.caesura.processor.domain.turn;

/**
 * What a burst says, as far as the rules look at it.
 *
 * @param text its messages' texts, a line each
 * @param media whether there is anything but text in it
 * @param farewell whether a message asks for the conversation's end
 */
public record Said(String text, boolean media, boolean farewell) {

    /** Nothing. */
    public static final Said NOTHING = new Said("", false, false);

    /**
     * The characters of a burst that are kept for comparison; of longer texts nobody can say by
     * words that they are the same.
     */
    private static final int KEPT = 2_000;

    public Said {
        if (text.length() > KEPT) {
            text = text.substring(0, KEPT);
        }
    }

    /** This and what was said after it. */
    public Said followedBy(Said later) {
        String both = text.isEmpty() ? later.text : text + "\n" + later.text;
        return new Said(both, media || later.media, farewell || later.farewell);
    }
}

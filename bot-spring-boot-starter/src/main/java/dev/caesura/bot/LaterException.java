package dev.caesura.bot;

/**
 * Declines a request for now. An early one is asked again when the burst has ended; for any other
 * it is an outage, and the turn waits.
 */
public final class LaterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Declines without a word. */
    public LaterException() {
        super("The bot answers later");
    }
}

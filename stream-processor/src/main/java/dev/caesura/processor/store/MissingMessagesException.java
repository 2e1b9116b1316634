package dev.caesura.processor.store;

/** An open burst's messages are not in the store, as when they waited longer than it keeps them. */
public final class MissingMessagesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingMessagesException(String message) {
        super(message);
    }
}

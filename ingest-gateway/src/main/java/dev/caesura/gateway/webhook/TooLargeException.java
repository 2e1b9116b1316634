package dev.caesura.gateway.webhook;

/** Thrown for what is longer than it may be; the message says what, and never holds it. */
final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
        super(message);
    }

    static TooLargeException bytes(String what, long bytes, long most) {
        return new TooLargeException(
                what + " has " + bytes + " bytes; at most " + most + " are allowed");
    }
}

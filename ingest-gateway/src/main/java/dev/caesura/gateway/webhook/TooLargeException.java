package dev.caesura.gateway.webhook;

/** Thrown for a part that is too long; the message names the part and never contains it. */
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

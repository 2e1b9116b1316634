package dev.caesura.local;

/** Thrown when the demo can't run; the message gives the reason, for the person who started it. */
public final class DemoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}

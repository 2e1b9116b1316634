package dev.caesura.sender.http;

/** Says that a secret's file can't be read at the moment. */
public final class SecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretException(String message, Throwable cause) {
        super(message, cause);
    }
}

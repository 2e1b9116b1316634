package dev.caesura.service.secret;

import org.jspecify.annotations.Nullable;

/** Thrown when a secret can't be used; the message says what to write, and never holds it. */
public final class SecretException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * An unusable secret.
     *
     * @param message without the secret
     */
    public SecretException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

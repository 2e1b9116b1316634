package dev.caesura.sender.http;

import org.jspecify.annotations.Nullable;

/** Says that a secret can't be used at the moment; nothing was sent with it. */
public final class SecretException extends RuntimeException {

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

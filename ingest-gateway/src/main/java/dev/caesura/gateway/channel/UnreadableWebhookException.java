package dev.caesura.gateway.channel;

import org.jspecify.annotations.Nullable;

/**
 * Thrown for a body, or an item of a body, that can't be understood at all; the message describes
 * the error, for a person.
 */
public class UnreadableWebhookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableWebhookException(String message) {
        this(message, null);
    }

    /** It is about the body and not about the code, so it needs no stack trace. */
    public UnreadableWebhookException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}

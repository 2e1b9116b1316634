package dev.caesura.gateway.channel;

import org.jspecify.annotations.Nullable;

/**
 * Thrown for a body, or an item of a body, of which nothing can be understood; the message says
 * what is wrong, for a person.
 */
public class UnreadableWebhookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableWebhookException(String message) {
        this(message, null);
    }

    /** It tells of the body and not of the code, so that it needs no stack trace. */
    public UnreadableWebhookException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}

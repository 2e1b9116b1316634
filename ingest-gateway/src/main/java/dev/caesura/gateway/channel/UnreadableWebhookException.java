package dev.caesura.gateway.channel;

/**
 * Thrown for a body, or an item of a body, of which nothing can be understood; the message says
 * what is wrong, for a person.
 */
public class UnreadableWebhookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableWebhookException(String message) {
        super(message);
    }

    public UnreadableWebhookException(String message, Throwable cause) {
        super(message, cause);
    }
}

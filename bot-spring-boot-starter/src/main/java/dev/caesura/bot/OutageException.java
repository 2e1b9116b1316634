package dev.caesura.bot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when something that the bot needs, such as its model, is away: the request is asked again.
 */
public final class OutageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration retryAfter;

    /**
     * An outage.
     *
     * @param message for people who operate the bot; without the contact's text
     */
    public OutageException(String message, @Nullable Throwable cause) {
        this(message, cause, null);
    }

    /**
     * An outage of a length that the other side states.
     *
     * @param retryAfter the least wait; null if it is unknown
     */
    public OutageException(
            String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** The least wait; null if it is unknown. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

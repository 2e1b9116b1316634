package dev.caesura.bot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says that what the bot needs is away, such as its model: the request is asked again. */
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
     * An outage of which the other side says how long it takes.
     *
     * @param retryAfter how long to wait at least; null if nobody says
     */
    public OutageException(
            String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** How long to wait at least; null if nobody says. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

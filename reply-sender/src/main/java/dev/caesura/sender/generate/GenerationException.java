package dev.caesura.sender.generate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says that a generator gave no answer, and whether asking again may help. */
public final class GenerationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean retryable;
    private final transient @Nullable Duration retryAfter;

    private GenerationException(
            String reason,
            String detail,
            boolean retryable,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
        this.retryable = retryable;
        this.retryAfter = retryAfter;
    }

    /**
     * A failure that may pass.
     *
     * @param reason a short code for metrics, such as {@code rate-limited}
     * @param detail for people who operate the system; without the contact's text
     * @param retryAfter how long the other side asks to wait, if it says so
     */
    public static GenerationException passing(
            String reason,
            String detail,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        return new GenerationException(reason, detail, true, retryAfter, cause);
    }

    /** A failure that will not pass; parameters as for {@link #passing}. */
    public static GenerationException lasting(
            String reason, String detail, @Nullable Throwable cause) {
        return new GenerationException(reason, detail, false, null, cause);
    }

    /** A short code for metrics. */
    public String reason() {
        return reason;
    }

    /** Whether asking again may help. */
    public boolean retryable() {
        return retryable;
    }

    /** How long the other side asks to wait; null if it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

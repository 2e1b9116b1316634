package dev.caesura.sender.guard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown when a call to another company's or a team's server failed; says what may help. */
public abstract class CallException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The meaning of a failure for this call, and for others of the same account. */
    public enum Kind {
        /** The server is out of order and certainly did nothing: another try may help. */
        UNAVAILABLE,
        /** The account calls too often: none of its calls is made before the pause is over. */
        THROTTLED,
        /** This contact was sent too much: only this conversation waits. */
        PACED,
        /** Refused for good: another try changes nothing. */
        PERMANENT,
        /** Refused because of the account: none of its calls succeeds until a person acts. */
        ACCOUNT,
        /** The call was written, and no answer came: it may have had its effect. */
        AMBIGUOUS;

        /** Whether another try may succeed and cannot do the same thing twice. */
        public boolean isRetryable() {
            return this == UNAVAILABLE || this == THROTTLED || this == PACED || this == ACCOUNT;
        }
    }

    private final Kind kind;
    private final String reason;
    private final String detail;
    private final transient @Nullable Duration retryAfter;

    /**
     * A failure.
     *
     * @param reason a short code for events, dead letters and metrics
     * @param detail for people who operate the system; without the contact's text or any secret
     * @param retryAfter how long the server asks to wait; null if it does not say
     */
    protected CallException(
            Kind kind,
            String reason,
            String detail,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(reason + ": " + detail, cause);
        this.kind = kind;
        this.reason = reason;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    public final Kind kind() {
        return kind;
    }

    /** A short code for events, dead letters and metrics. */
    public final String reason() {
        return reason;
    }

    /** The details for people who operate the system; without the contact's text or any secret. */
    public final String detail() {
        return detail;
    }

    /** Whether another try may succeed and cannot do the same thing twice. */
    public final boolean retryable() {
        return kind.isRetryable();
    }

    /** How long the server asks to wait; null if it does not say. */
    public final @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

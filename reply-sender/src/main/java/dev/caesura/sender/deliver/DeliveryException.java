package dev.caesura.sender.deliver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says that a part was not sent, or that nobody knows, and what may help. */
public final class DeliveryException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What a failure means for the reply, and for others of its account. */
    public enum Kind {
        /** The channel is out of order, certainly not sent: trying again may help. */
        UNAVAILABLE,
        /** The account sends too fast: nothing of it can be sent before the pause is over. */
        THROTTLED,
        /** This contact was sent too much: only this conversation waits. */
        PACED,
        /** Refused for good: this reply can't be sent. */
        PERMANENT,
        /** Refused because of the account: nothing of it can be sent until a person acts. */
        ACCOUNT,
        /** The call was written, and no answer came: it may have been sent. */
        AMBIGUOUS;

        /** Whether the same reply may be sent later, because it certainly was not sent now. */
        public boolean isRetryable() {
            return this == UNAVAILABLE || this == THROTTLED || this == PACED || this == ACCOUNT;
        }
    }

    private final Kind kind;
    private final String reason;
    private final transient @Nullable Duration retryAfter;

    /**
     * A failure.
     *
     * @param reason a short code, such as {@code no-connection} or {@code whatsapp-131047}
     * @param detail for people who operate the system; without the contact's text or any secret
     * @param retryAfter how long the channel asks to wait; null if it does not say
     */
    public DeliveryException(
            Kind kind,
            String reason,
            String detail,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(reason + ": " + detail, cause);
        this.kind = kind;
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** A failure of a kind, with nothing more to say. */
    public static DeliveryException of(Kind kind, String reason, String detail) {
        return new DeliveryException(kind, reason, detail, null, null);
    }

    /** A refusal for good. */
    public static DeliveryException permanent(String reason, String detail) {
        return of(Kind.PERMANENT, reason, detail);
    }

    public Kind kind() {
        return kind;
    }

    /** A short code for events, dead letters and metrics. */
    public String reason() {
        return reason;
    }

    /** How long the channel asks to wait; null if it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}

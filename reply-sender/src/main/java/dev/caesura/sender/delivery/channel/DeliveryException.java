package dev.caesura.sender.delivery.channel;

import dev.caesura.sender.guard.CallException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown when a part was not sent, or the outcome is unknown; says what may help. */
public final class DeliveryException extends CallException {

    private static final long serialVersionUID = 1L;

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
        super(kind, reason, detail, retryAfter, cause);
    }

    /** A failure of a kind, without further details. */
    public static DeliveryException of(Kind kind, String reason, String detail) {
        return new DeliveryException(kind, reason, detail, null, null);
    }

    /** A refusal for good. */
    public static DeliveryException permanent(String reason, String detail) {
        return of(Kind.PERMANENT, reason, detail);
    }
}

package dev.caesura.gateway.webhook;

import java.util.Locale;

/** The reason for rejecting a webhook, or a part of it. */
enum RejectionReason {
    UNKNOWN_CHANNEL,
    UNCONFIGURED_ACCOUNT,
    SIGNATURE_MISSING,
    SIGNATURE_WRONG,
    VERIFICATION_REFUSED,
    TOO_LARGE,
    INCOMPLETE,
    NO_ROOM,
    OVERLOADED,
    TOO_MANY_REQUESTS,
    UNREADABLE,
    UNREADABLE_ITEM,
    /** Nobody can tell which side wrote. */
    DIRECTION_UNKNOWN,
    FOREIGN_ACCOUNT,
    UNKNOWN_ACCOUNT,
    NOT_DURABLE;

    /** The code in metrics and dead letters. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package dev.caesura.sender.delivery.channel;

/** The handling of a reply of which it is unknown whether it was sent. */
public enum OnAmbiguous {
    /** It is given up: the contact sees it at most once, and perhaps not at all. */
    SKIP,
    /** It is sent again: the contact sees it at least once, and perhaps twice. */
    RESEND
}

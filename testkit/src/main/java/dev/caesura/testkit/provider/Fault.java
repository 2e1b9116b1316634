package dev.caesura.testkit.provider;

/** A fault of a call. */
public enum Fault {
    /** Nothing. */
    NONE,
    /** The call is refused with the provider's own error for an outage. */
    UNAVAILABLE,
    /** A proxy in front of the provider gives up waiting, after the message was taken. */
    GATEWAY_TIMEOUT,
    /** The message is taken, and no answer ever comes. */
    SILENT,
    /** The message is taken, and the connection breaks. */
    DROPPED,
    /** The account's token is no longer valid. */
    UNAUTHORIZED
}

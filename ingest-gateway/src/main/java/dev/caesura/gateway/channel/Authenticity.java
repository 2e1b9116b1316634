package dev.caesura.gateway.channel;

/** Whether a webhook comes from where it says. */
public enum Authenticity {
    /** A configured secret vouches for it. */
    AUTHENTIC,
    /** No signature or token at all. */
    MISSING,
    /** A signature or token that no configured secret yields. */
    WRONG
}

package dev.caesura.sender.delivery;

/** What the channel does when it is called. */
enum Provider {
    ACCEPTS,
    REFUSES_FOR_GOOD,
    REFUSES_ONCE,
    TIMES_OUT_AFTER_SENDING
}

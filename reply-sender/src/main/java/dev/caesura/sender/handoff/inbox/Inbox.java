package dev.caesura.sender.handoff.inbox;

import dev.caesura.sender.delivery.channel.DeliveryException;

/** The place where people find their conversations. */
public interface Inbox {

    /** Its name in metrics and dead letters. */
    String name();

    /**
     * Posts a hand-off. Posting it again, whatever the outcome of the first try, leaves one.
     *
     * @throws DeliveryException if it was refused, or the outcome is unknown; any kind but a
     *     permanent one may be tried again
     */
    void post(Posting posting) throws DeliveryException, InterruptedException;
}

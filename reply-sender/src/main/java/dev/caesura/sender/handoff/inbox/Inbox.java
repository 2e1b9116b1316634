package dev.caesura.sender.handoff.inbox;

import dev.caesura.sender.delivery.channel.DeliveryException;

/** Where people find the conversations that are theirs. */
public interface Inbox {

    /** Its name in metrics and dead letters. */
    String name();

    /**
     * Posts a hand-off. Posting it again, whatever became of the first try, leaves one.
     *
     * @throws DeliveryException if it was refused, or nobody knows; any kind but a permanent one
     *     may be tried again
     */
    void post(Posting posting) throws DeliveryException, InterruptedException;
}

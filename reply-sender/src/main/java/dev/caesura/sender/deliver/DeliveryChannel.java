package dev.caesura.sender.deliver;

import java.util.List;

/** Sends texts to the contacts of one channel. Called by many threads at once. */
public interface DeliveryChannel {

    /**
     * The parts in which a reply is sent, in order, each within the channel's limit; never empty.
     */
    default List<String> split(String text) {
        return List.of(text);
    }

    /**
     * Sends one part.
     *
     * @return the channel's id of what was sent
     * @throws DeliveryException if it was refused, or if nobody knows whether it was sent
     * @throws InterruptedException if the thread was interrupted; nobody knows then either
     */
    String send(Outgoing part) throws DeliveryException, InterruptedException;

    /** Whether sending the same part again does no harm, because the contact sees it once. */
    default boolean idempotent() {
        return false;
    }
}

package dev.caesura.sender.deliver;

import dev.caesura.schemas.event.ConversationId;
import java.util.List;

/** Sends texts to the contacts of one channel. Called by many threads at once. */
public interface DeliveryChannel {

    /** Calls per second where the channel's documents name no limit. */
    int USUAL_CALLS_PER_SECOND = 50;

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

    /**
     * Marks a message as read and shows the contact that an answer is being written, where the
     * channel can. Returns at once; nobody learns whether it worked.
     *
     * @param messageId the channel's id of the message that is being answered
     */
    default void typing(ConversationId conversation, String messageId) {}

    /** Whether sending the same part again does no harm, because the contact sees it once. */
    default boolean idempotent() {
        return false;
    }

    /** How often an account may be called in a second, unless its settings say otherwise. */
    default int callsPerSecond() {
        return USUAL_CALLS_PER_SECOND;
    }
}

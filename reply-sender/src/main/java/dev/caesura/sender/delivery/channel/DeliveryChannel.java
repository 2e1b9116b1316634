package dev.caesura.sender.delivery.channel;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.sender.delivery.channel.ErrorTable.Meaning;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends texts to the contacts of one channel. Called by many threads at once. */
public interface DeliveryChannel {

    /** How long a message may be, and how often one may be sent. */
    ChannelLimits limits();

    /**
     * Cuts a reply into parts.
     *
     * @param route what the reply must carry to reach the contact
     */
    default TextSplitter texts(Map<String, String> route) {
        return limits().texts();
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
     * @param asked the message that is being answered
     */
    default void typing(ConversationId conversation, InboundMessage asked) {}

    /**
     * Does for a message what its channel expects of who received it, where the channel has such a
     * duty: a pressed button is answered. Returns at once; nobody learns whether it worked.
     */
    default void acknowledge(ConversationId conversation, InboundMessage asked) {}

    /**
     * What a failure means that the channel tells in a status, some time after it took a message.
     *
     * @param error as the gateway writes it: the channel's code, and more behind a colon
     * @return null if the channel has no statuses, or nothing is known of the code
     */
    default @Nullable Meaning meaningOf(String error) {
        return null;
    }

    /** Whether sending the same part again does no harm, because the contact sees it once. */
    default boolean idempotent() {
        return false;
    }
}

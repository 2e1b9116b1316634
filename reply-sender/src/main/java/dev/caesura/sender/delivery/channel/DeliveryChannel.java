package dev.caesura.sender.delivery.channel;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.sender.delivery.channel.ErrorTable.Meaning;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends texts to the contacts of one channel. Called by many threads at once. */
public interface DeliveryChannel {

    /** The limits on a message's length, and on the rate of messages. */
    ChannelLimits limits();

    /**
     * Cuts a reply into parts.
     *
     * @param route the data that the reply needs to reach the contact
     */
    default TextSplitter texts(Map<String, String> route) {
        return limits().texts();
    }

    /**
     * Sends one part.
     *
     * @return the channel's id of the sent part
     * @throws DeliveryException if it was refused, or if it is unknown whether it was sent
     * @throws InterruptedException if the thread was interrupted; it is unknown then, too
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
     * Acknowledges a message, where its channel expects that of the recipient: a pressed button is
     * answered. Returns at once; nobody learns whether it worked.
     */
    default void acknowledge(ConversationId conversation, InboundMessage asked) {}

    /**
     * The meaning of a failure that the channel reports in a status, some time after it took a
     * message.
     *
     * @param error in the gateway's form: the channel's code, and more after a colon
     * @return null if the channel has no statuses, or nothing is known of the code
     */
    default @Nullable Meaning meaningOf(String error) {
        return null;
    }

    /** Whether it is safe to send the same part again, because the contact sees it once. */
    default boolean idempotent() {
        return false;
    }
}

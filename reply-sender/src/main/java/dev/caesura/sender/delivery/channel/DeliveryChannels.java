package dev.caesura.sender.delivery.channel;

import dev.caesura.schemas.event.ConversationId;

/** Finds the delivery for an account's replies. */
@FunctionalInterface
public interface DeliveryChannels {

    /**
     * The delivery of a conversation's account.
     *
     * @throws DeliveryException permanent, {@code no-delivery-configured}, if there is none
     */
    DeliveryChannel of(ConversationId conversation) throws DeliveryException;
}

package dev.caesura.sender.delivery.channel;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import java.util.Map;

/** Messages that are being answered. */
final class Asked {

    private Asked() {}

    static InboundMessage by(ConversationId contact, String id, Map<String, String> route) {
        return InboundMessage.builder()
                .messageId(id)
                .channel(contact.channel())
                .account(contact.account())
                .contact(contact.contact())
                .route(route)
                .build();
    }
}

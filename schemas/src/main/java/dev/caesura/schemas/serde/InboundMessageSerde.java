package dev.caesura.schemas.serde;

import dev.caesura.schemas.event.InboundMessage;

/** The values of {@code messages}, for settings that name a class. */
public final class InboundMessageSerde extends NamedSerde<InboundMessage> {

    /** A serde with nothing to configure. */
    public InboundMessageSerde() {
        super(InboundMessage.class);
    }
}

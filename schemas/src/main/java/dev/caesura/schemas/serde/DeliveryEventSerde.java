package dev.caesura.schemas.serde;

import dev.caesura.schemas.event.DeliveryEvent;

/** The values of {@code deliveries}, for settings that name a class. */
public final class DeliveryEventSerde extends NamedSerde<DeliveryEvent> {

    /** A serde with nothing to configure. */
    public DeliveryEventSerde() {
        super(DeliveryEvent.class);
    }
}

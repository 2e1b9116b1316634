package dev.caesura.schemas.serde;

import dev.caesura.schemas.event.Outcome;

/** The values of {@code outcomes}, for settings that name a class. */
public final class OutcomeSerde extends NamedSerde<Outcome> {

    /** A serde with nothing to configure. */
    public OutcomeSerde() {
        super(Outcome.class);
    }
}
